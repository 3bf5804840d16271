import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface ConfirmDeleteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What it is called. */
  name: string;
  /** What is gone with it, and what stays. */
  children: string;
  isPending: boolean;
  onConfirm: () => void;
  /** What is done to it. */
  verb?: 'Delete' | 'Revoke';
}

/** Asks once before a thing is gone for all who may see the site. */
export function ConfirmDelete({
  open,
  onOpenChange,
  name,
  children,
  isPending,
  onConfirm,
  verb = 'Delete',
}: ConfirmDeleteProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`${verb} “${name}”?`} description={children}>
      <Button variant="danger" disabled={isPending} onClick={onConfirm}>
        {verb}
      </Button>
    </Dialog>
  );
}
