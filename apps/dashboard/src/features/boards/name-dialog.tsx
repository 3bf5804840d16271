import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';

interface NameDialogProps {
  title: string;
  name: string;
  isPending: boolean;
  onName: (name: string) => void;
  onClose: () => void;
}

/** Asks what a board is called. */
export function NameDialog({ title, name, isPending, onName, onClose }: NameDialogProps) {
  const [typed, setTyped] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onName(typed.trim());
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title}>
      <form onSubmit={submit} className="grid gap-3">
        <Field label={t`Name`}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={100}
              placeholder={t`Weekly meeting`}
              value={typed}
              onFocus={(event) => event.target.select()}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Button
          type="submit"
          variant="primary"
          className="justify-self-end"
          disabled={typed.trim() === '' || isPending}
        >
          <Trans>Save</Trans>
        </Button>
      </form>
    </Dialog>
  );
}
