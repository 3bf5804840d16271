import type { SurveyScore } from '@desirepath/contract/survey-results';
import { Plural } from '@lingui/react/macro';
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { TICK } from '../../../ui/chart-tick.ts';
import { scoreAxis, scoreWords } from './figures.ts';

export interface ScorePoint extends SurveyScore {
  label: string;
  responses: number;
}

/** A line, and the band that it lies in with 95 % certainty. */
export default function ScoreChart({ points }: { points: ScorePoint[] }) {
  const bands = points.map((point) => ({ ...point, band: [point.low, point.high] }));
  return (
    <div className="h-52 text-xs tabular-nums">
      <ResponsiveContainer>
        <ComposedChart data={bands} margin={{ top: 8, right: 12, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--color-border)" />
          <XAxis dataKey="label" tick={TICK} tickLine={false} axisLine={false} minTickGap={32} />
          <YAxis tick={TICK} tickLine={false} axisLine={false} width="auto" domain={scoreAxis} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--color-input)' }}
            content={({ active, payload }) => {
              // Recharts types its payload as anything; it holds the points it was given.
              const point = payload[0]?.payload as ScorePoint | undefined;
              if (!active || !point) return null;
              const { name, value, interval } = scoreWords(point);
              return (
                <div className="rounded-md border bg-popover px-3 py-2">
                  <p className="text-muted-foreground">{point.label}</p>
                  <p className="font-medium text-sm">{`${name} ${value}`}</p>
                  <p className="text-muted-foreground">
                    {interval} · <Plural value={point.responses} one="# answer" other="# answers" />
                  </p>
                </div>
              );
            }}
          />
          <Area dataKey="band" stroke="none" fill="var(--color-ember-soft)" isAnimationActive={false} />
          <Line
            dataKey="value"
            type="linear"
            stroke="var(--color-ember)"
            strokeWidth={2}
            dot={points.length < 20}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
