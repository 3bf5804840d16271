import { formatCount } from '../../ui/format.ts';
import { heatOf, legendTicks } from './density.ts';
import { TURBO_GRADIENT } from './palette.ts';

/** What the colours mean, in clicks on one spot. */
export function Legend({ max }: { max: number }) {
  const most = Math.max(1, max);
  return (
    <figure className="m-0 flex items-start gap-2 text-[13px] text-muted-foreground">
      <figcaption className="leading-4">Clicks on a spot</figcaption>
      <div className="w-44">
        <div className="h-2.5 rounded-sm" style={{ background: TURBO_GRADIENT }} />
        <div className="relative mt-0.5 h-4 tabular-nums">
          {legendTicks(most).map((tick) => (
            <span
              key={tick}
              className="absolute leading-4"
              // At the ends of the scale the figure stays under it.
              style={{ left: `${heatOf(tick, most) * 100}%`, translate: `-${heatOf(tick, most) * 100}%` }}
            >
              {formatCount(tick)}
            </span>
          ))}
        </div>
      </div>
    </figure>
  );
}
