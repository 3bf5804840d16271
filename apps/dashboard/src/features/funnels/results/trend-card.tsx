import type { FunnelAnalytics } from '@desirepath/contract/funnels';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { later } from '../../../app/later.tsx';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { type Shape, ShapeControl } from '../../../ui/shape-control.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../../ui/table.tsx';
import { intervalLabel } from '../../trends/chart-points.ts';

// Recharts is larger than the rest of the dashboard together.
const TrendChart = later(
  () => import('./trend-chart.tsx'),
  () => <Skeleton className="h-56" />,
);

interface TrendCardProps {
  analytics: Pick<FunnelAnalytics, 'trend' | 'interval'>;
  timeZone: string;
}

/** The conversion of those who began in each interval. */
export function TrendCard({ analytics: { trend, interval }, timeZone }: TrendCardProps) {
  const [shape, setShape] = useState<Shape>('chart');
  const fullLabel = intervalLabel(interval, timeZone, 'full');
  const points = trend.map(({ at, entered, converted }) => ({
    at,
    entered,
    converted,
    share: converted / Math.max(1, entered),
  }));
  return (
    <Card className="pb-3">
      <CardHeader title={t`Conversion over time`}>
        <ShapeControl shape={shape} onShape={setShape} />
      </CardHeader>
      <div className="px-4 pt-2">
        {shape === 'chart' ? (
          <TrendChart points={points} interval={interval} timeZone={timeZone} />
        ) : (
          <Table label={t`Conversion over time`} className="max-h-56">
            <thead>
              <tr>
                <Th>
                  <Trans>Begun</Trans>
                </Th>
                <Th numeric>
                  <Trans>Entered</Trans>
                </Th>
                <Th numeric>
                  <Trans>Converted</Trans>
                </Th>
                <Th numeric>
                  <Trans>Conversion</Trans>
                </Th>
              </tr>
            </thead>
            <tbody>
              {points.toReversed().map(({ at, entered, converted, share }) => (
                <tr key={at}>
                  <Td>{fullLabel(at)}</Td>
                  <Td numeric>{formatNumber(entered)}</Td>
                  <Td numeric>{formatNumber(converted)}</Td>
                  <Td numeric>{formatShare(share)}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </div>
    </Card>
  );
}
