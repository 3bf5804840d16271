import { PASSWORD } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FormProblem } from '../../app/form-problem.tsx';
import { issueOf, type Problem } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';

export interface AccountEntry {
  email: string;
  password: string;
  name: string;
}

interface AccountFormProps {
  /** A new account has a name and a password that is not known yet. */
  isNew: boolean;
  /** Where it is known already, as that of an invitation. */
  email?: string;
  submitLabel: string;
  isPending: boolean;
  problem: Problem | undefined;
  /** Fields that only one of the forms has, before the others. */
  children?: ReactNode;
  onSubmit: (entry: AccountEntry) => void;
}

export function AccountForm({
  isNew,
  email = '',
  submitLabel,
  isPending,
  problem,
  children,
  onSubmit,
}: AccountFormProps) {
  const [entry, setEntry] = useState<AccountEntry>({ email, password: '', name: '' });
  const set = (part: Partial<AccountEntry>) => setEntry((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(entry);
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      {children}
      {isNew && (
        <Field label={t`Name`} help={t`Optional`} error={issueOf(problem, 'name')}>
          {(control) => (
            <Input
              {...control}
              autoComplete="name"
              maxLength={100}
              value={entry.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t`E-mail`} error={issueOf(problem, 'email')}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            required
            readOnly={email !== ''}
            value={entry.email}
            onChange={(event) => set({ email: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t`Password`}
        help={isNew ? t`At least ${PASSWORD.min} characters` : undefined}
        error={issueOf(problem, 'password')}
      >
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete={isNew ? 'new-password' : 'current-password'}
            required
            minLength={isNew ? PASSWORD.min : undefined}
            maxLength={PASSWORD.max}
            value={entry.password}
            onChange={(event) => set({ password: event.target.value })}
          />
        )}
      </Field>
      <FormProblem problem={problem} fields={['name', 'email', 'password']} />
      <Button type="submit" variant="primary" size="lg" disabled={isPending}>
        {submitLabel}
      </Button>
    </form>
  );
}
