import { t } from '@lingui/core/macro';
import type { KeyboardEvent, PointerEvent } from 'react';

interface EdgeProps {
  /** px of the page */
  width: number;
  zoom: number;
  onHold: (isHeld: boolean) => void;
  onResize: (width: number) => void;
}

/** The narrowest phone there is, and the widest screen people have. */
const WIDTHS = { least: 240, most: 3840 };

const within = (width: number): number => Math.round(Math.min(WIDTHS.most, Math.max(WIDTHS.least, width)));

/** The right edge of the window, by which it is made wider and narrower: by dragging, or by the arrows. */
export function Edge({ width, zoom, onHold, onResize }: EdgeProps) {
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    const handle = event.currentTarget;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    onHold(true);
    // The window stands in the middle: what one edge moves, the other does too.
    const onMove = (moved: globalThis.PointerEvent) => onResize(within(width + (2 * (moved.clientX - from)) / zoom));
    const ended = new AbortController();
    handle.addEventListener('pointermove', onMove, { signal: ended.signal });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      handle.addEventListener(
        end,
        () => {
          ended.abort();
          onHold(false);
        },
        { signal: ended.signal },
      );
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    onResize(within(width + direction * (event.shiftKey ? 100 : 10)));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be dragged
    <div
      role="separator"
      tabIndex={0}
      aria-label={t`Width of the page`}
      aria-orientation="vertical"
      aria-valuemin={WIDTHS.least}
      aria-valuemax={WIDTHS.most}
      aria-valuenow={width}
      aria-valuetext={`${width} px`}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
      className="group absolute inset-y-0 end-0 z-10 flex w-3 cursor-ew-resize touch-none items-center justify-center"
    >
      <span className="h-12 w-1.5 rounded-full border border-white bg-neutral-700 group-hover:bg-ember group-focus-visible:bg-ember" />
    </div>
  );
}
