import type { EngagedElement } from '@desirepath/contract/heatmaps';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ArrowDown } from 'lucide-react';
import { WatchHead } from '../../../app/watch-head.tsx';
import { WatchThese } from '../../../app/watch-these.tsx';
import { cn } from '../../../ui/class-names.ts';
import { formatDuration, formatNumber, formatShare, formatTenths } from '../../../ui/format.ts';
import type { Selection } from '../content.ts';
import type { PageOfDevice } from '../queries.ts';
import { ElementName } from './element-name.tsx';
import { ENGAGEMENT_MEASURES, type EngagementMeasure, isSmallFirst } from './engagement.ts';
import { PinnableRow, PinnableRows } from './pinnable-rows.tsx';

interface EngagementTableProps {
  siteId: number;
  on: PageOfDevice;
  /** In the order of the measure. */
  elements: readonly EngagedElement[];
  measure: EngagementMeasure;
  onMeasure: (measure: EngagementMeasure) => void;
  /** Whether a goal is named: without one nothing is known of conversion. */
  hasGoal: boolean;
  selection: Selection;
}

const COLUMNS: Record<EngagementMeasure, { label: string; title: string; show: (element: EngagedElement) => string }> =
  {
    clicks: { label: t`Clicks`, title: t`Clicks on it`, show: ({ clicks }) => formatNumber(clicks) },
    share: {
      label: t({ message: 'Views', context: 'of a page' }),
      title: t`Share of page views in which it was clicked`,
      show: ({ share }) => formatShare(share),
    },
    order: {
      label: t({ message: 'Order', context: 'of clicks' }),
      title: t`As which element of a page view it was clicked first`,
      show: ({ order }) => formatTenths(order),
    },
    first_click_ms: {
      label: t`After`,
      title: t`Time from the page view to its first click, median`,
      show: ({ first_click_ms }) => formatDuration(first_click_ms),
    },
    conversion: {
      label: t`Goal`,
      title: t`Share of the sessions that clicked it which reached the goal afterwards`,
      show: ({ conversion }) => formatShare(conversion),
    },
    revenue: {
      label: t`Worth`,
      title: t`What those goals were worth together`,
      show: ({ revenue }) => formatNumber(Math.round(revenue)),
    },
  };

/** What became of the visitors of each element; sorted by any of the columns. */
export function EngagementTable(props: EngagementTableProps) {
  const { siteId, on, elements, measure, onMeasure, hasGoal, selection } = props;
  const { pinned, onHover } = selection;
  const measures = ENGAGEMENT_MEASURES.filter((given) => hasGoal || (given !== 'conversion' && given !== 'revenue'));
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <table className="w-full border-collapse" aria-label={t`Engagement by element`}>
        <thead className="sticky top-0 z-10 bg-card">
          <tr className="h-8 text-2sm text-muted-foreground">
            <th scope="col" className="min-w-28 border-b px-3 font-medium">
              <Trans>Element</Trans>
            </th>
            {measures.map((given) => (
              <th
                key={given}
                scope="col"
                aria-sort={given !== measure ? undefined : isSmallFirst(given) ? 'ascending' : 'descending'}
                className="border-b px-1.5 text-end font-medium"
              >
                <button
                  type="button"
                  title={COLUMNS[given].title}
                  onClick={() => onMeasure(given)}
                  className={cn('inline-flex items-center gap-0.5', given === measure && 'text-foreground')}
                >
                  {given === measure && (
                    <ArrowDown aria-hidden className={cn('size-3', isSmallFirst(given) && 'rotate-180')} />
                  )}
                  {COLUMNS[given].label}
                </button>
              </th>
            ))}
            <WatchHead className="w-9 px-0" />
          </tr>
        </thead>
        <PinnableRows selection={selection}>
          {elements.map((element) => {
            const { selector, text } = element;
            return (
              <PinnableRow key={selector} id={selector} selection={selection} data-selector={selector}>
                <td className="max-w-32 px-3 py-1.5">
                  <ElementName
                    selector={selector}
                    text={text}
                    isPressed={selector === pinned}
                    onFocus={() => onHover(selector)}
                  />
                </td>
                {measures.map((given) => (
                  <td key={given} className="px-1.5 py-1.5 text-end align-top tabular-nums">
                    {COLUMNS[given].show(element)}
                  </td>
                ))}
                <td className="py-0.5 align-top">
                  <WatchThese
                    siteId={siteId}
                    whose={t`those who clicked ${text || selector}`}
                    conditions={[{ kind: 'map', not: false, of: 'click', ...on, element: selector }]}
                  />
                </td>
              </PinnableRow>
            );
          })}
        </PinnableRows>
      </table>
    </div>
  );
}
