import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { TICK } from '../../ui/chart-tick.ts';
import { cn } from '../../ui/class-names.ts';
import { intervalAt, intervalLabel, linesOf } from './chart-points.ts';
import type { PointsProps } from './points-table.tsx';

interface LineChartProps extends PointsProps {
  /** Another height than the usual one. */
  className?: string;
}

export default function LineChart({ points, look, interval, timeZone, annotations, className }: LineChartProps) {
  const { label, format, formatExact, changesBy } = look;
  const axisLabel = intervalLabel(interval, timeZone, 'axis');
  const fullLabel = intervalLabel(interval, timeZone, 'full');
  return (
    <div className={cn('h-72 text-xs tabular-nums', className)}>
      <ResponsiveContainer>
        <ComposedChart data={linesOf(points)} margin={{ top: 8, right: 20, bottom: 0, left: 0 }}>
          <defs>
            <linearGradient id="ember-fade" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2="100%">
              <stop offset="0%" stopColor="var(--color-ember)" stopOpacity={0.22} />
              <stop offset="100%" stopColor="var(--color-ember)" stopOpacity={0.02} />
            </linearGradient>
          </defs>
          <CartesianGrid vertical={false} stroke="var(--color-border)" />
          <XAxis dataKey="at" tickFormatter={axisLabel} tick={TICK} tickLine={false} axisLine={false} minTickGap={32} />
          <YAxis
            tickFormatter={format}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            width="auto"
            allowDecimals={changesBy === 'points'}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--color-input)' }}
            content={({ active, payload }) => {
              // Recharts types its payload as anything; it holds the points it was given.
              const point = payload[0]?.payload as PointsProps['points'][number] | undefined;
              if (!active || !point) return null;
              return (
                <div className="rounded-md border bg-popover px-3 py-2">
                  <p className="text-muted-foreground">{fullLabel(point.at)}</p>
                  <p className="font-medium text-sm">
                    {formatExact(point.value)}{' '}
                    <span className="font-normal text-muted-foreground">
                      {point.isUnderWay ? <Trans>{label} so far</Trans> : label}
                    </span>
                  </p>
                  {point.before !== undefined && (
                    <p className="text-muted-foreground">
                      <Trans>{formatExact(point.before)} before</Trans>
                    </p>
                  )}
                  {annotations
                    .filter(({ at }) => intervalAt(points, at) === point.at)
                    .map(({ id, text }) => (
                      <p key={id} className="max-w-60 text-ember-text">
                        {text}
                      </p>
                    ))}
                </div>
              );
            }}
          />
          {annotations.map(({ id, at }) => (
            <ReferenceLine key={id} x={intervalAt(points, at)} stroke="var(--color-ember)" strokeDasharray="2 3" />
          ))}
          <Line
            dataKey="before"
            name={t`Before`}
            type="monotone"
            stroke="var(--color-muted-foreground)"
            strokeDasharray="4 4"
            dot={false}
            isAnimationActive={false}
          />
          {(['ended', 'underWay'] as const).map((line) => (
            <Area
              key={line}
              dataKey={line}
              name={label}
              type="monotone"
              stroke="var(--color-ember)"
              strokeWidth={2}
              strokeDasharray={line === 'underWay' ? '3 4' : undefined}
              fill="url(#ember-fade)"
              dot={points.length === 1}
              isAnimationActive={false}
            />
          ))}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
