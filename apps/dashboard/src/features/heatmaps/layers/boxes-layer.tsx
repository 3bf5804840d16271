import { memo } from 'react';
import type { Box } from '../placement/box.ts';
import { single } from './palette.ts';

/** An element of the page, and how much it has of what is shown: 0 to 1 of the most. */
export interface ShownBox {
  selector: string;
  box: Box;
  /** What stands on it. */
  badge: string;
  strength: number;
}

interface BoxesLayerProps {
  boxes: readonly ShownBox[];
  zoom: number;
}

/** More of them would hide the page. */
const MOST_BOXES = 100;

/** White on what is paler than this has less contrast than 4.5 to 1. */
const READABLE_FROM = 0.76;

/** The elements themselves, the deeper in colour the more they have, each with its badge. */
export const BoxesLayer = memo(function BoxesLayer({ boxes, zoom }: BoxesLayerProps) {
  return boxes.slice(0, MOST_BOXES).map(({ selector, box, badge, strength }) => {
    const colour = single(0.25 + 0.75 * strength).join(' ');
    return (
      <div
        key={selector}
        data-box={selector}
        className="absolute rounded-sm"
        style={{
          left: box.x * zoom,
          top: box.y * zoom,
          width: box.width * zoom,
          height: box.height * zoom,
          background: `rgb(${colour} / ${0.15 + 0.35 * strength})`,
          outline: `2px solid rgb(${colour})`,
        }}
      >
        <span
          className="absolute top-0 start-0 min-w-5 -translate-x-px -translate-y-px rounded-sm px-1 text-center font-medium text-white text-xs leading-4 tabular-nums"
          style={{ background: `rgb(${single(READABLE_FROM + (1 - READABLE_FROM) * strength).join(' ')})` }}
        >
          {badge}
        </span>
      </div>
    );
  });
});
