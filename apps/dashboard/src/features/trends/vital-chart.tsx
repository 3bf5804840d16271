import { VITAL_LIMITS, type Vital } from '@desirepath/contract/trends';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { TICK } from '../../ui/chart-tick.ts';
import { cn } from '../../ui/class-names.ts';
import { type Interval, intervalLabel } from './chart-points.ts';
import { vitalText } from './vital-words.ts';

interface VitalChartProps {
  vital: Vital;
  interval: Interval;
  timeZone: string;
  className?: string;
}

/** One measure over time, between where it is good and where it is poor. */
export default function VitalChart({ vital: { metric, series }, interval, timeZone, className }: VitalChartProps) {
  const axisLabel = intervalLabel(interval, timeZone, 'axis');
  const fullLabel = intervalLabel(interval, timeZone, 'full');
  const textOf = (p75: number) => vitalText({ metric, p75 });
  const [good, poor] = VITAL_LIMITS[metric];
  return (
    <div className={cn('h-48 text-xs tabular-nums', className)}>
      <ResponsiveContainer>
        <LineChart data={series} margin={{ top: 8, right: 20, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--color-border)" />
          <XAxis dataKey="at" tickFormatter={axisLabel} tick={TICK} tickLine={false} axisLine={false} minTickGap={32} />
          <YAxis
            tickFormatter={textOf}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            width="auto"
            domain={[0, (most: number) => Math.max(most, good)]}
          />
          <ReferenceLine y={good} stroke="var(--color-good)" strokeDasharray="4 4" />
          <ReferenceLine y={poor} stroke="var(--color-bad)" strokeDasharray="4 4" />
          <Tooltip
            isAnimationActive={false}
            content={({ active, payload }) => {
              // Recharts types its payload as anything; it holds the points it was given.
              const point = payload[0]?.payload as Vital['series'][number] | undefined;
              if (!active || !point || point.p75 === null) return null;
              return (
                <div className="rounded-md border bg-popover px-3 py-2">
                  <p className="text-muted-foreground">{fullLabel(point.at)}</p>
                  <p className="font-medium text-sm">
                    {textOf(point.p75)} <span className="font-normal text-muted-foreground">{metric}</span>
                  </p>
                </div>
              );
            }}
          />
          <Line
            dataKey="p75"
            type="monotone"
            stroke="var(--color-ember)"
            strokeWidth={2}
            dot={series.length < 3}
            connectNulls
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
