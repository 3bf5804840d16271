import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { focusHeading } from './focus-heading.ts';

interface Asking {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What is gone with it, and what stays. */
  children: ReactNode;
  isPending: boolean;
  onConfirm: () => void;
  /** What is done to it, where it is more than deleted. */
  verb?: string;
}

/** What it is called; or what is asked, where the verb before a name would say something else. */
type ConfirmDeleteProps = Asking & ({ name: string; title?: never } | { title: string; name?: never });

/** Asks once before a thing is gone for all who may see the site. */
export function ConfirmDelete({
  open,
  onOpenChange,
  name = '',
  children,
  isPending,
  onConfirm,
  verb = t`Delete`,
  title = t`${verb} “${name}”?`,
}: ConfirmDeleteProps) {
  const isConfirmed = useRef(false);
  useEffect(() => (open ? keepFocus(isConfirmed) : undefined), [open]);
  useEffect(() => keepFocus(isConfirmed), []);
  const confirm = () => {
    isConfirmed.current = true;
    onConfirm();
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={children}>
      {/* The first has the focus: who presses Enter once too often deletes nothing. */}
      <div className="grid grid-cols-2 gap-2">
        <Button onClick={() => onOpenChange(false)}>
          <Trans>Cancel</Trans>
        </Button>
        <Button variant="danger" disabled={isPending} onClick={confirm}>
          {verb}
        </Button>
      </div>
    </Dialog>
  );
}

/** What opened the dialog, and would have the focus again, goes with what is deleted: as the dialog closes, or after it. */
const keepFocus = (isConfirmed: RefObject<boolean>) => () => {
  if (isConfirmed.current) focusHeading();
};
