import type { BoardMetric } from '@desirepath/contract/tiles';
import type { Overview } from '@desirepath/contract/trends';
import { useMemo } from 'react';
import { later } from '../../../app/later.tsx';
import { Loading } from '../../../ui/skeleton.tsx';
import { pointsOf } from '../../trends/chart-points.ts';
import { metricLook } from '../../trends/metrics.ts';
import { PointsTable } from '../../trends/points-table.tsx';

// Recharts is larger than the rest of the dashboard together.
const LineChart = later(
  () => import('../../trends/line-chart.tsx'),
  () => <Loading className="h-full" />,
);

interface TrendTileProps {
  metric: BoardMetric;
  overview: Overview;
  timeZone: string;
  asTable: boolean;
}

export function TrendTile({ metric, overview, timeZone, asTable }: TrendTileProps) {
  const { series, previous_series, interval } = overview;
  const points = useMemo(
    () => pointsOf({ series, metric, interval, timeZone, previous: previous_series }, new Date()),
    [series, metric, interval, timeZone, previous_series],
  );
  const look = metricLook(metric, overview.currency);
  if (asTable) return <PointsTable {...{ points, look, interval, timeZone }} className="h-full" />;
  return <LineChart {...{ points, look, interval, timeZone }} annotations={[]} className="h-full min-h-32 px-2" />;
}
