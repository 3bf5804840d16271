import { t } from '@lingui/core/macro';
import { type PointerEvent, useRef, useState } from 'react';
import type { Box } from '../placement/box.ts';
import { rectangleOf } from './zones.ts';

interface DrawRectangleProps {
  zoom: number;
  /** How far the page is scrolled, px of it. */
  scrollY: () => number;
  /** In px of the page. */
  onDrawn: (box: Box) => void;
}

/** Lies over the page while a rectangle is drawn on it. */
export function DrawRectangle({ zoom, scrollY, onDrawn }: DrawRectangleProps) {
  const from = useRef<{ x: number; y: number }>(undefined);
  const [box, setBox] = useState<Box>();
  const at = (event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - left) / zoom, y: (event.clientY - top) / zoom + scrollY() };
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a rectangle is drawn with a pointer; an element is named by keyboard too
    <div
      role="application"
      aria-label={t`Draw a rectangle on the page`}
      className="absolute inset-0 z-20 cursor-crosshair touch-none bg-black/10"
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = at(event);
      }}
      onPointerMove={(event) => setBox(from.current && rectangleOf(from.current, at(event)))}
      onPointerUp={(event) => {
        const drawn = from.current && rectangleOf(from.current, at(event));
        from.current = undefined;
        if (drawn) onDrawn(drawn);
        else setBox(undefined);
      }}
      onPointerCancel={() => {
        from.current = undefined;
        setBox(undefined);
      }}
    >
      {box && (
        <div
          className="absolute border-2 border-ember bg-ember/20"
          style={{
            left: box.x * zoom,
            top: (box.y - scrollY()) * zoom,
            width: box.width * zoom,
            height: box.height * zoom,
          }}
        />
      )}
    </div>
  );
}
