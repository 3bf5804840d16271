import type { HeatmapElement } from '@desirepath/contract/heatmaps';
import { formatNumber, formatShare } from '../../ui/format.ts';
import type { Box } from './placement.ts';

interface HighlightProps {
  element: HeatmapElement;
  box: Box;
  scale: number;
  isPinned: boolean;
}

/** A frame around an element of the page, with what it got. */
export function Highlight({ element, box, scale, isPinned }: HighlightProps) {
  // Above the element; at the top of the page, where there is no room, below it.
  const isBelow = box.y * scale < 28;
  return (
    <div
      className={`pointer-events-none absolute rounded-sm outline-2 outline-ember ${isPinned ? '' : 'outline-dashed'}`}
      style={{
        left: box.x * scale,
        top: box.y * scale,
        width: box.width * scale,
        height: box.height * scale,
      }}
    >
      <span
        className={`absolute left-0 whitespace-nowrap rounded-md border bg-popover px-1.5 py-0.5 text-[13px] tabular-nums ${
          isBelow ? 'top-full mt-1' : 'bottom-full mb-1'
        }`}
      >
        <strong className="font-semibold">{formatNumber(element.count)}</strong>{' '}
        {element.count === 1 ? 'click' : 'clicks'} · {formatShare(element.share)}
      </span>
    </div>
  );
}
