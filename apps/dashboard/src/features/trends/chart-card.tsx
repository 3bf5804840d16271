import type { Annotation } from '@desirepath/contract/annotations';
import type { Totals } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { later } from '../../app/later.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { type Shape, ShapeControl } from '../../ui/shape-control.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Interval, pointsOf } from './chart-points.ts';
import type { MetricLook } from './metrics.ts';
import { PointsTable } from './points-table.tsx';
import type { Metric } from './search.ts';

// Recharts is larger than the rest of the dashboard together.
const LineChart = later(
  () => import('./line-chart.tsx'),
  () => <Skeleton className="h-72" />,
);

interface ChartCardProps {
  /** Whether it is drawn already; before, there is its place. */
  isDue: boolean;
  series: readonly (Totals & { at: string })[];
  /** Of the days compared with; empty where none are drawn. */
  previous: readonly Totals[];
  annotations: readonly Annotation[];
  metric: Metric;
  look: MetricLook;
  interval: Interval;
  /** Steps that make sense for these days. */
  intervals: readonly Interval[];
  timeZone: string;
  onInterval: (interval: Interval) => void;
}

const INTERVAL_LABELS: Record<Interval, string> = {
  minute: t`Minutes`,
  hour: t`Hours`,
  day: t`Days`,
  week: t`Weeks`,
  month: t`Months`,
};

/** One figure over time, drawn or as a table. */
export function ChartCard({
  isDue,
  series,
  previous,
  annotations,
  metric,
  look,
  interval,
  intervals,
  timeZone,
  onInterval,
}: ChartCardProps) {
  const [shape, setShape] = useState<Shape>('chart');
  const points = useMemo(
    () => pointsOf({ series, metric, interval, timeZone, previous }, new Date()),
    [series, metric, interval, timeZone, previous],
  );
  const shown = { points, look, interval, timeZone };
  return (
    <div className="p-4">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">
          <Trans>{look.label} over time</Trans>
        </h2>
        <div className="flex gap-2">
          {intervals.length > 1 && (
            <SegmentedControl
              label={t`Steps`}
              value={interval}
              options={intervals.map((step) => ({ value: step, label: INTERVAL_LABELS[step] }))}
              onChange={onInterval}
            />
          )}
          <ShapeControl shape={shape} onShape={setShape} />
        </div>
      </div>
      {shape === 'table' ? (
        <PointsTable {...shown} />
      ) : isDue ? (
        <LineChart {...shown} annotations={annotations} />
      ) : (
        <Skeleton className="h-72" />
      )}
    </div>
  );
}
