import { memo } from 'react';
import type { PlacedPoint } from '../placement/placement.ts';

interface DotsLayerProps {
  /** Most frequent first. */
  points: readonly PlacedPoint[];
  zoom: number;
  /** Of points whose element is gone: where they once were, as rings. */
  isLost?: boolean;
}

/** More circles than this slow scrolling down, and cover the page rather than show it. */
export const MOST_DOTS = 2_000;

/** Each place by itself; its size tells how often. */
export const DotsLayer = memo(function DotsLayer({ points, zoom, isLost = false }: DotsLayerProps) {
  return (
    <svg aria-hidden className="pointer-events-none absolute top-0 start-0 size-px overflow-visible">
      {points.slice(0, MOST_DOTS).map(({ x, y, count, element }, index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: one place can be clicked on two elements; the order is the server's
          key={index}
          data-element={isLost ? undefined : element}
          data-lost={isLost ? element : undefined}
          cx={x * zoom}
          cy={y * zoom}
          r={radiusOf(count)}
          className={isLost ? 'fill-transparent stroke-2 stroke-[#555]' : 'fill-ember stroke-2 stroke-white'}
          strokeDasharray={isLost ? '3 3' : undefined}
          fillOpacity={0.75}
        />
      ))}
    </svg>
  );
});

/** Twice the clicks, twice the area. */
const radiusOf = (count: number): number => Math.min(20, 3 + 2 * Math.sqrt(count));
