import type { Annotation } from '@desirepath/contract/annotations';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Table, Td, Th } from '../../ui/table.tsx';
import { type ChartPoint, type Interval, intervalLabel } from './chart-points.ts';
import type { MetricLook } from './metrics.ts';

export interface PointsProps {
  points: readonly ChartPoint[];
  look: MetricLook;
  interval: Interval;
  timeZone: string;
  annotations: readonly Annotation[];
}

const HEADINGS: Record<Interval, string> = {
  minute: t`Minute`,
  hour: t`Hour`,
  day: t`Day`,
  week: t`Week`,
  month: t`Month`,
};

interface PointsTableProps extends Omit<PointsProps, 'annotations'> {
  /** Another height than the usual one. */
  className?: string;
}

/** The figures behind the chart, newest first. */
export function PointsTable({ points, look, interval, timeZone, className = 'max-h-72' }: PointsTableProps) {
  const label = intervalLabel(interval, timeZone, 'full');
  const { label: metricLabel, formatExact } = look;
  const hasBefore = points.some(({ before }) => before !== undefined);
  return (
    <Table label={t`${metricLabel} over time`} className={className}>
      <thead>
        <tr>
          <Th>{HEADINGS[interval]}</Th>
          <Th numeric>{metricLabel}</Th>
          {hasBefore && (
            <Th numeric>
              <Trans>Compared with</Trans>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ at, value, before, isUnderWay }) => (
          <tr key={at}>
            <Td>{isUnderWay ? t`${label(at)}, so far` : label(at)}</Td>
            <Td numeric>{formatExact(value)}</Td>
            {hasBefore && <Td numeric>{before === undefined ? '–' : formatExact(before)}</Td>}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
