import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';

interface CodeFormProps {
  isPending: boolean;
  problem: Problem | undefined;
  onSubmit: (code: string) => void;
  onBack: () => void;
}

/** Asks for the second factor. */
export function CodeForm({ isPending, problem, onSubmit, onBack }: CodeFormProps) {
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(code);
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label={t`Code`} error={problem?.message}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="one-time-code"
            maxLength={32}
            required
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" disabled={isPending}>
        <Trans>Sign in</Trans>
      </Button>
      <Button onClick={onBack}>
        <Trans>Back</Trans>
      </Button>
    </form>
  );
}
