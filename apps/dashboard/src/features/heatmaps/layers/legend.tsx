import type { ReactNode } from 'react';

interface LegendProps {
  /** What the colours mean. */
  title: string;
  /** A CSS background, from the left. */
  gradient: string;
  /** Figures below it, at 0 to 1 of its width. */
  ticks: readonly { at: number; words: ReactNode }[];
}

/** What the colours mean, with figures. */
export function Legend({ title, gradient, ticks }: LegendProps) {
  return (
    <figure className="m-0 flex items-start gap-2 text-2sm text-muted-foreground">
      <figcaption className="whitespace-nowrap leading-4">{title}</figcaption>
      <div className="w-44">
        <div className="h-2.5 rounded-sm" style={{ background: gradient }} />
        <div className="relative mt-0.5 h-4 tabular-nums">
          {ticks.map(({ at, words }) => (
            <span
              key={at}
              className="absolute whitespace-nowrap leading-4"
              // At the ends of the scale the figure stays under it.
              style={{ left: `${at * 100}%`, translate: `-${at * 100}%` }}
            >
              {words}
            </span>
          ))}
        </div>
      </div>
    </figure>
  );
}
