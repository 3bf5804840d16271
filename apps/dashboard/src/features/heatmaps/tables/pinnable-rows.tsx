import type { ComponentProps } from 'react';
import { cn } from '../../../ui/class-names.ts';
import type { Selection } from '../content.ts';
import { onArrows } from './arrows.ts';

/** The rows of a table whose lines and places on the page light up together. */
export function PinnableRows({ selection, ...props }: ComponentProps<'tbody'> & { selection: Selection }) {
  return <tbody onPointerLeave={() => selection.onHover(undefined)} onKeyDown={onArrows} {...props} />;
}

interface PinnableRowProps extends Omit<ComponentProps<'tr'>, 'id'> {
  /** By which the selection knows it. */
  id: string;
  selection: Selection;
}

/** One of them: pointed at it lights up, pressed it is chosen, or given up again. */
export function PinnableRow({ id, selection, className, ...props }: PinnableRowProps) {
  const { pinned, hovered, onHover, onPin } = selection;
  return (
    <tr
      onPointerEnter={() => onHover(id)}
      onClick={() => onPin(id === pinned ? undefined : id)}
      className={cn(
        'cursor-pointer border-b border-s-2 border-s-transparent',
        id === hovered && 'bg-hover',
        id === pinned && 'border-s-ember bg-ember-soft',
        className,
      )}
      {...props}
    />
  );
}
