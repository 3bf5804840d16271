import { memo } from 'react';
import type { PlacedPoint } from './placement.ts';

interface DotsLayerProps {
  /** Most clicked first. */
  points: readonly PlacedPoint[];
  scale: number;
  opacity: number;
}

/** More circles than this slow scrolling down, and cover the page rather than show it. */
export const MOST_DOTS = 2_000;

/** Each place that was clicked, exactly; its size tells how often. */
export const DotsLayer = memo(function DotsLayer({ points, scale, opacity }: DotsLayerProps) {
  return (
    <svg aria-hidden className="pointer-events-none absolute inset-0 size-full overflow-hidden" style={{ opacity }}>
      {points.slice(0, MOST_DOTS).map(({ x, y, count, element }, index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: one place can be clicked on two elements; the order is the server's
          key={index}
          data-element={element}
          cx={x * scale}
          cy={y * scale}
          r={radiusOf(count)}
          className="fill-ember stroke-2 stroke-card"
          fillOpacity={0.75}
        />
      ))}
    </svg>
  );
});

/** Twice the clicks, twice the area. */
const radiusOf = (count: number): number => Math.min(20, 3 + 2 * Math.sqrt(count));
