import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import type { HeatmapElement } from '@desirepath/contract/heatmaps';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { EyeOff, Unlink } from 'lucide-react';
import { WatchHead } from '../../../app/watch-head.tsx';
import { WatchThese } from '../../../app/watch-these.tsx';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import type { Selection } from '../content.ts';
import { KINDS, thoseWith } from '../kinds.ts';
import type { PageOfDevice } from '../queries.ts';
import { ElementName } from './element-name.tsx';
import { PinnableRow, PinnableRows } from './pinnable-rows.tsx';

interface ElementTableProps {
  /** Left out where nothing leads to the sessions behind a figure. */
  siteId?: number;
  kind: HeatmapKind;
  /** The page whose clicks these are. */
  on: PageOfDevice;
  elements: readonly HeatmapElement[];
  /** What has become of an element on the page as it is shown; nothing while that is not known. */
  fateOf: (selector: string) => 'shown' | 'hidden' | 'gone' | undefined;
  selection: Selection;
}

/** Nobody reads further, and a browser lays so many out at once. */
const ROWS = 500;

/** What was clicked, most first. A line and its element on the page light up together. */
export function ElementTable({ siteId, kind, on, elements, fateOf, selection }: ElementTableProps) {
  const { pinned, onHover } = selection;
  const most = elements[0]?.share ?? 1;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <table className="w-full table-fixed border-collapse" aria-label={t`${KINDS[kind].label} by element`}>
        <thead className="sticky top-0 z-10 bg-card">
          <tr className="h-8 font-medium text-2sm text-muted-foreground">
            <th scope="col" className="w-9 border-b pe-1 text-end font-medium">
              #
            </th>
            <th scope="col" className="border-b px-2 font-medium">
              <Trans>Element</Trans>
            </th>
            <th scope="col" className="w-16 border-b text-end font-medium">
              {kind === 'tap' ? t`Taps` : t`Clicks`}
            </th>
            <th scope="col" className="w-15 border-b pe-1 text-end font-medium">
              <Trans context="a part of all">Share</Trans>
            </th>
            <WatchHead className="w-9 px-0" />
          </tr>
        </thead>
        <PinnableRows selection={selection}>
          {elements.slice(0, ROWS).map(({ selector, text, count, share }, index) => {
            const fate = fateOf(selector);
            return (
              <PinnableRow key={selector} id={selector} selection={selection} data-selector={selector}>
                <td className="py-1.5 pe-1 text-end align-top text-muted-foreground tabular-nums">{index + 1}</td>
                <td className="px-2 py-1.5">
                  <ElementName
                    selector={selector}
                    text={text}
                    isPressed={selector === pinned}
                    onFocus={() => onHover(selector)}
                  >
                    {fate === 'hidden' && <Mark icon={EyeOff} label={t`Hidden in this state of the page`} />}
                    {fate === 'gone' && <Mark icon={Unlink} label={t`No longer on the page`} />}
                  </ElementName>
                  <span aria-hidden className="mt-1 block h-1 rounded-full bg-hover">
                    <span
                      className="block h-full rounded-full bg-ember"
                      style={{ width: `${most > 0 ? (share / most) * 100 : 0}%` }}
                    />
                  </span>
                </td>
                <td className="py-1.5 text-end align-top tabular-nums">{formatNumber(count)}</td>
                <td className="py-1.5 pe-1 text-end align-top tabular-nums">{formatShare(share)}</td>
                <td className="py-0.5 align-top">
                  {siteId !== undefined && (
                    <WatchThese
                      siteId={siteId}
                      whose={thoseWith(kind, text || selector)}
                      conditions={[{ kind: 'map', not: false, of: kind, ...on, element: selector }]}
                    />
                  )}
                </td>
              </PinnableRow>
            );
          })}
        </PinnableRows>
      </table>
      {elements.length > ROWS && (
        <p className="px-3 py-2 text-2sm text-muted-foreground">
          <Trans>
            The first {formatNumber(ROWS)} of {formatNumber(elements.length)}; a file has them all.
          </Trans>
        </p>
      )}
    </div>
  );
}

function Mark({ icon: Icon, label }: { icon: typeof EyeOff; label: string }) {
  return <Icon role="img" aria-label={label} className="size-3.5 shrink-0 text-muted-foreground" />;
}
