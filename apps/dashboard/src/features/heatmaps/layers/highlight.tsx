import { cn } from '../../../ui/class-names.ts';
import type { Box } from '../placement/box.ts';

interface HighlightProps {
  /** On the surface it is drawn on. */
  box: Box;
  zoom: number;
  isPinned: boolean;
  /** Whether there is room above it for what it says. */
  isAtTop: boolean;
  /** What it got, in a few words. */
  children: string;
}

/** A frame around an element of the page, with what it got. */
export function Highlight({ box, zoom, isPinned, isAtTop, children }: HighlightProps) {
  return (
    <div
      data-testid="highlight"
      className={cn('absolute rounded-sm outline-2 outline-ember', !isPinned && 'outline-dashed')}
      style={{ left: box.x * zoom, top: box.y * zoom, width: box.width * zoom, height: box.height * zoom }}
    >
      <span
        className={cn(
          'absolute start-0 whitespace-nowrap rounded-md border bg-popover px-1.5 py-0.5 text-2sm tabular-nums',
          isAtTop ? 'top-full mt-1' : 'bottom-full mb-1',
        )}
      >
        {children}
      </span>
    </div>
  );
}
