import type { BoardMetric } from '@desirepath/contract/tiles';
import type { Overview } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { behind } from '../../trends/behind.ts';
import { ChangeNote } from '../../trends/change-note.tsx';
import { metricLook } from '../../trends/metrics.ts';
import { Watch } from '../scope.tsx';
import { PlainTable } from './plain-table.tsx';

interface FiguresTileProps {
  metrics: readonly BoardMetric[];
  goal: string | undefined;
  overview: Overview;
  asTable: boolean;
}

export function FiguresTile({ metrics, goal, overview, asTable }: FiguresTileProps) {
  const { totals, previous, currency } = overview;
  if (asTable)
    return (
      <PlainTable
        label={t`Figures`}
        columns={[t`Figure`, t`Now`, t`Before`]}
        rows={metrics.map((metric) => {
          const { label, formatExact } = metricLook(metric, currency);
          return {
            key: metric,
            name: label,
            cells: [formatExact(totals[metric]), formatExact(previous[metric])],
            lead: totals[metric] > 0 && <Watch {...behind(metric, goal)} />,
          };
        })}
      />
    );
  return (
    <dl className="grid h-full grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] content-[safe_center] gap-x-4 gap-y-5 px-4 py-3">
      {metrics.map((metric) => {
        const { label, format, explanation } = metricLook(metric, currency);
        return (
          <div key={metric} className="grid content-start gap-0.5" title={explanation}>
            {metrics.length > 1 && <dt className="text-2sm text-muted-foreground">{label}</dt>}
            <dd className="flex items-center gap-1 font-semibold text-2xl tabular-nums leading-8 tracking-tight">
              {format(totals[metric])}
              {totals[metric] > 0 && <Watch {...behind(metric, goal)} />}
            </dd>
            <dd>
              <ChangeNote metric={metric} overview={overview} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
