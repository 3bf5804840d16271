import type { Passkey } from '@desirepath/contract/security';
import { Fingerprint } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../../app/api.ts';
import { useAct } from '../../../app/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { formatAgo, formatMoment } from '../../../ui/format.ts';
import { Input } from '../../../ui/input.tsx';
import { SectionCard } from '../../../ui/section-card.tsx';
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
  const add = useAct(
    { mutationFn: addPasskey },
    {
      stale,
      done: 'The passkey is added.',
      onDone: empty,
      sayOf: (error) => (error.name === 'NotAllowedError' ? 'No passkey was made.' : undefined),
    },
  );
  const remove = useAct(api.security.removePasskey.mutationOptions(), { stale, done: 'The passkey is removed.' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(hasPassword ? { name, password } : { name });
  };
  return (
    <SectionCard
      title="Passkeys"
      description="Sign in with your fingerprint, face or a security key: no password and no code, and nothing that can be fished for."
    >
      {passkeys.length === 0 ? (
        <EmptyState icon={Fingerprint} title="No passkeys">
          Give one a name below and follow your browser.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {passkeys.map((passkey) => (
            <li key={passkey.id} className="flex items-center gap-3 py-2">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{passkey.name}</p>
                <p className="text-[13px] text-muted-foreground">
                  Added {formatMoment(passkey.created_at)},{' '}
                  {passkey.last_used_at ? `used ${formatAgo(passkey.last_used_at, new Date())}` : 'not used yet'}
                </p>
              </div>
              <Button
                size="sm"
                variant="danger"
                aria-label={`Remove ${passkey.name}`}
                disabled={remove.isPending}
                onClick={() => remove.mutate({ id: passkey.id })}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={submit} className="flex max-w-lg flex-wrap items-end gap-2">
        <div className="min-w-48 flex-1">
          <Field label="Name of a new passkey">
            {(control) => (
              <Input
                {...control}
                required
                maxLength={100}
                placeholder="Work laptop"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        </div>
        {hasPassword && (
          <div className="min-w-48 flex-1">
            <Field label="Password, to add it">
              {(control) => (
                <Input
                  {...control}
                  type="password"
                  required
                  autoComplete="current-password"
                  value={password}
                  onChange={(event) => setPassword(event.target.value)}
                />
              )}
            </Field>
          </div>
        )}
        <Button type="submit" disabled={add.isPending}>
          Add
        </Button>
      </form>
    </SectionCard>
  );
}
