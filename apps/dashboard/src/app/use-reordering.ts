import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { moved } from './moved.ts';

/** What one thing of a list, and its handle, have to listen to. */
export interface Reordering {
  onDragOver: (event: DragEvent) => void;
  handle: {
    onDragStart: (event: DragEvent) => void;
    onDragEnd: () => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** A list whose order is changed by dragging, or by the arrow keys on a handle: what to listen to at each place. */
export function useReordering<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  onMoved: (items: Item[], item: Item, to: number) => void,
): (place: number) => Reordering {
  const [dragged, setDragged] = useState<string>();
  const move = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length || from === to) return;
    onMoved(moved(items, from, to), item, to);
  };
  return (place) => ({
    onDragOver: (event) => {
      const from = items.findIndex((item) => keyOf(item) === dragged);
      if (from < 0) return;
      event.preventDefault();
      move(from, place);
    },
    handle: {
      onDragStart: (event) => {
        event.dataTransfer.effectAllowed = 'move';
        const item = items[place];
        setDragged(item && keyOf(item));
      },
      onDragEnd: () => setDragged(undefined),
      onKeyDown: (event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        move(place, place + (event.key === 'ArrowUp' ? -1 : 1));
      },
    },
  });
}
