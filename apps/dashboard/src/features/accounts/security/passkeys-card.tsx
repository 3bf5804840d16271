import type { Passkey } from '@desirepath/contract/security';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Fingerprint } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useChange } from '../../../app/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDelete } from '../../../ui/confirm-delete.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { formatAgo, formatMoment } from '../../../ui/format.ts';
import { Input } from '../../../ui/input.tsx';
import { SectionCard } from '../../../ui/section-card.tsx';
import { CurrentPasswordField } from '../current-password-field.tsx';
import { addPasskey } from '../passkey.ts';

interface PasskeysCardProps {
  passkeys: readonly Passkey[];
  hasPassword: boolean;
}

export function PasskeysCard({ passkeys, hasPassword }: PasskeysCardProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const stale = [api.security.get.key()];
  const empty = () => {
    setName('');
    setPassword('');
  };
  const add = useChange(
    { mutationFn: addPasskey },
    {
      stale,
      done: t`The passkey is added.`,
      onDone: empty,
      sayOf: (error) => (error.name === 'NotAllowedError' ? t`No passkey was made.` : undefined),
    },
  );
  const [asked, setAsked] = useState<(typeof passkeys)[number]>();
  const remove = useChange(api.security.removePasskey.mutationOptions(), {
    stale,
    done: t`The passkey is removed.`,
    onDone: () => setAsked(undefined),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(hasPassword ? { name, password } : { name });
  };
  return (
    <SectionCard
      title={t`Passkeys`}
      description={t`Sign in with your fingerprint, face or a security key: no password and no code, and nothing that can be fished for.`}
    >
      {passkeys.length === 0 ? (
        <EmptyState icon={Fingerprint} title={t`No passkeys`}>
          <Trans>Give one a name below and follow your browser.</Trans>
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {passkeys.map((passkey) => (
            <li key={passkey.id} className="flex items-center gap-3 py-2">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{passkey.name}</p>
                <p className="text-2sm text-muted-foreground">
                  {passkey.last_used_at ? (
                    <Trans>
                      Added {formatMoment(passkey.created_at)}, used {formatAgo(passkey.last_used_at, new Date())}
                    </Trans>
                  ) : (
                    <Trans>Added {formatMoment(passkey.created_at)}, not used yet</Trans>
                  )}
                </p>
              </div>
              <Button
                size="sm"
                variant="danger"
                aria-label={t`Remove ${passkey.name}`}
                onClick={() => setAsked(passkey)}
              >
                <Trans>Remove</Trans>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {asked && (
        <ConfirmDelete
          open
          onOpenChange={() => setAsked(undefined)}
          name={asked.name}
          verb={t`Remove`}
          isPending={remove.isPending}
          onConfirm={() => remove.mutate({ id: asked.id })}
        >
          <Trans>Nobody can sign in with it any more. What it is kept in may go on offering it.</Trans>
        </ConfirmDelete>
      )}
      <form onSubmit={submit} className="flex max-w-lg flex-wrap items-end gap-2">
        <div className="min-w-48 flex-1">
          <Field label={t`Name of a new passkey`}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={100}
                placeholder={t`Work laptop`}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        </div>
        {hasPassword && (
          <div className="min-w-48 flex-1">
            <CurrentPasswordField label={t`Password, to add it`} value={password} onChange={setPassword} />
          </div>
        )}
        <Button type="submit" disabled={add.isPending}>
          <Trans>Add</Trans>
        </Button>
      </form>
    </SectionCard>
  );
}
