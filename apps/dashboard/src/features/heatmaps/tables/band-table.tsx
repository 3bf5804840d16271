import type { HeatmapData } from '@desirepath/contract/heatmaps';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { WatchHead } from '../../../app/watch-head.tsx';
import { WatchThese } from '../../../app/watch-these.tsx';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import type { Selection } from '../content.ts';
import { secondsEach } from '../layers/bands.ts';
import type { PageOfDevice } from '../queries.ts';
import { PinnableRow, PinnableRows } from './pinnable-rows.tsx';

interface BandTableProps {
  /** Left out where nothing leads to the sessions behind a figure. */
  siteId?: number;
  kind: 'scroll' | 'attention';
  on: PageOfDevice;
  data: HeatmapData;
  selection: Selection;
}

/** What each stretch of the page has, from the top. A line and its stretch light up together. */
export function BandTable({ siteId, kind, on, data, selection }: BandTableProps) {
  const { pinned, onHover } = selection;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <table
        className="w-full border-collapse"
        aria-label={kind === 'scroll' ? t`Reached, from the top` : t`Looked at, from the top`}
      >
        <thead className="sticky top-0 z-10 bg-card">
          <tr className="h-8 text-2sm text-muted-foreground">
            <th scope="col" className="border-b px-3 font-medium">
              <Trans>Part of the page</Trans>
            </th>
            <th scope="col" className="border-b text-end font-medium">
              {kind === 'scroll' ? t`Page views` : t`Each`}
            </th>
            <th scope="col" className="border-b px-2 text-end font-medium">
              {kind === 'scroll' ? t`Reached` : t`Of the time`}
            </th>
            <WatchHead className="w-9 px-0" />
          </tr>
        </thead>
        <PinnableRows selection={selection}>
          {data.bands.map((band, index) => {
            const key = String(index);
            return (
              <PinnableRow key={band.from} id={key} selection={selection} className="h-8 tabular-nums">
                <td className="px-3">
                  <button type="button" aria-pressed={key === pinned} onFocus={() => onHover(key)}>
                    {t`${band.from}–${band.to}%`}
                  </button>
                </td>
                <td className="text-end">
                  {kind === 'scroll' ? formatNumber(band.pageviews) : secondsEach(band, data.total)}
                </td>
                <td className="px-2 text-end">{formatShare(band.share)}</td>
                <td>
                  {siteId !== undefined && (
                    <WatchThese
                      siteId={siteId}
                      whose={
                        kind === 'scroll'
                          ? t`those who got past ${band.from}%`
                          : t`those who had ${band.from}–${band.to}% in view`
                      }
                      conditions={[{ kind: 'map', not: false, of: kind, ...on, band: band.from }]}
                    />
                  )}
                </td>
              </PinnableRow>
            );
          })}
        </PinnableRows>
      </table>
    </div>
  );
}
