import { t } from '@lingui/core/macro';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** A secret is shown this once: there is no way to see it again. */
export function SecretDialog({ secret, onClose }: { secret: string | undefined; onClose: () => void }) {
  return (
    <Dialog
      open={secret !== undefined}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t`Keep this secret now`}
      description={t`The receiver needs it to know that a delivery is from here. It is not shown again.`}
    >
      <code className="select-all break-all rounded-md border bg-muted px-3 py-2 text-2sm">{secret}</code>
      <CopyButton text={secret ?? ''} label={t`Copy the secret`} />
    </Dialog>
  );
}
