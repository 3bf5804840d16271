import { t } from '@lingui/core/macro';
import { GripVertical } from 'lucide-react';
import type { Reordering } from './use-reordering.ts';

/** By what a thing is moved within its list; the label says so to those who do not see it. */
export const MoveHandle = ({ label, handle }: { label: string; handle: Reordering['handle'] }) => (
  <button
    type="button"
    draggable
    {...handle}
    aria-label={label}
    title={t`Drag, or press the arrow keys`}
    className="grid size-8 shrink-0 cursor-grab place-items-center rounded-md text-muted-foreground hover:bg-hover"
  >
    <GripVertical className="size-4" aria-hidden />
  </button>
);
