import type { Period } from '@desirepath/contract/periods';
import { Trans } from '@lingui/react/macro';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { TICK } from '../../ui/chart-tick.ts';
import { cn } from '../../ui/class-names.ts';
import { formatShare } from '../../ui/format.ts';
import { PERIOD_NAMES } from './period-names.ts';

interface CurveProps {
  curve: readonly (number | null)[];
  period: Period;
  /** Another height than the usual one. */
  className?: string;
}

/** Share of people who came back, by how long after they began. The table below has the figures behind it. */
export default function Curve({ curve, period, className }: CurveProps) {
  const points = curve.map((share, index) => ({ later: `${PERIOD_NAMES[period]} ${index + 1}`, share }));
  return (
    <div className={cn('h-48 px-4 text-xs tabular-nums', className)}>
      <ResponsiveContainer>
        <LineChart data={points} margin={{ top: 8, right: 20, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--color-border)" />
          <XAxis dataKey="later" tick={TICK} tickLine={false} axisLine={false} minTickGap={24} />
          <YAxis
            tickFormatter={(share: number) => formatShare(share)}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            width="auto"
          />
          <Tooltip
            isAnimationActive={false}
            content={({ active, payload }) => {
              // Recharts types its payload as anything; it holds the points it was given.
              const point = payload[0]?.payload as (typeof points)[number] | undefined;
              if (!active || !point || point.share === null) return null;
              return (
                <div className="rounded-md border bg-popover px-3 py-2">
                  <p className="text-muted-foreground">{point.later}</p>
                  <p className="font-medium text-sm">
                    <Trans>{formatShare(point.share)} came back</Trans>
                  </p>
                </div>
              );
            }}
          />
          <Line
            dataKey="share"
            type="monotone"
            stroke="var(--color-ember)"
            strokeWidth={2}
            dot={points.length === 1}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
