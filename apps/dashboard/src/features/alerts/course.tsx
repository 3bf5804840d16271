import type { AlertMetric, AlertPreview } from '@desirepath/contract/alerts';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { habits } from '../../language/i18n.ts';
import { TICK } from '../../ui/chart-tick.ts';
import { formatMoment } from '../../ui/format.ts';
import { METRIC_WORDS, written } from './words.ts';

const day = new Intl.DateTimeFormat(habits(), { day: 'numeric', month: 'short' });

interface CourseProps {
  points: AlertPreview['points'];
  metric: AlertMetric;
}

/** A number as it went, within what would not have been told; what would have been is marked. */
export default function Course({ points, metric }: CourseProps) {
  const most = Math.max(0, ...points.flatMap(({ value, high }) => [value ?? 0, high ?? 0]));
  const drawn = points.map((point) => ({
    ...point,
    usual: point.low === null && point.high === null ? null : [point.low ?? 0, point.high ?? most],
    fired: point.is_fired ? point.value : null,
  }));
  return (
    <div dir="ltr" className="h-56 px-4 text-xs tabular-nums" aria-hidden>
      <ResponsiveContainer>
        <ComposedChart accessibilityLayer={false} data={drawn} margin={{ top: 8, right: 0, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--color-border)" />
          <XAxis
            dataKey="at"
            tickFormatter={(at: string) => day.format(new Date(at))}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            minTickGap={40}
          />
          <YAxis
            tickFormatter={(value: number) => written(metric, value)}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            width="auto"
          />
          <Tooltip
            isAnimationActive={false}
            content={({ active, payload }) => {
              // Recharts types its payload as anything; it holds the points it was given.
              const point = payload[0]?.payload as CourseProps['points'][number] | undefined;
              if (!active || !point) return null;
              return (
                <div className="rounded-md border bg-popover px-3 py-2">
                  <p className="text-muted-foreground">{formatMoment(point.at)}</p>
                  <p>
                    {METRIC_WORDS[metric]}: {point.value === null ? '–' : written(metric, point.value)}
                  </p>
                </div>
              );
            }}
          />
          <Area
            dataKey="usual"
            stroke="none"
            fill="var(--color-muted-foreground)"
            fillOpacity={0.14}
            isAnimationActive={false}
            type="linear"
          />
          <Line dataKey="value" stroke="var(--color-ember)" strokeWidth={1.5} dot={false} isAnimationActive={false} />
          <Scatter dataKey="fired" fill="var(--color-bad)" isAnimationActive={false} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
