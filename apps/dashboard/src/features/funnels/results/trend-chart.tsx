import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { TICK } from '../../../ui/chart-tick.ts';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { type Interval, intervalLabel } from '../../trends/chart-points.ts';

/** Of nothing but zeros the axis would end at 400 %. */
const OF_ZEROS = [0, 0.01];

export interface TrendPoint {
  /** Start of the interval, ISO 8601 in UTC. */
  at: string;
  entered: number;
  converted: number;
  share: number;
}

interface TrendChartProps {
  points: TrendPoint[];
  interval: Interval;
  timeZone: string;
}

export default function TrendChart({ points, interval, timeZone }: TrendChartProps) {
  const axisLabel = intervalLabel(interval, timeZone, 'axis');
  const fullLabel = intervalLabel(interval, timeZone, 'full');
  const isFlat = points.every(({ share }) => share === 0);
  return (
    <div className="h-56 text-xs tabular-nums">
      <ResponsiveContainer>
        <AreaChart data={points} margin={{ top: 8, right: 20, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--color-border)" />
          <XAxis dataKey="at" tickFormatter={axisLabel} tick={TICK} tickLine={false} axisLine={false} minTickGap={32} />
          <YAxis
            tickFormatter={(share) => formatShare(share)}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            width="auto"
            domain={isFlat ? OF_ZEROS : [0, 'auto']}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--color-input)' }}
            content={({ active, payload }) => {
              // Recharts types its payload as anything; it holds the points it was given.
              const point = payload[0]?.payload as TrendPoint | undefined;
              if (!active || !point) return null;
              return (
                <div className="rounded-md border bg-popover px-3 py-2">
                  <p className="text-muted-foreground">{fullLabel(point.at)}</p>
                  <p className="font-medium text-sm">{formatShare(point.share)}</p>
                  <p className="text-muted-foreground">
                    <Trans>
                      {formatNumber(point.converted)} of {formatNumber(point.entered)}
                    </Trans>
                  </p>
                </div>
              );
            }}
          />
          <Area
            dataKey="share"
            name={t`Conversion`}
            type="monotone"
            stroke="var(--color-ember)"
            strokeWidth={2}
            fill="var(--color-ember-soft)"
            dot={points.length === 1}
            isAnimationActive={false}
          />
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}
