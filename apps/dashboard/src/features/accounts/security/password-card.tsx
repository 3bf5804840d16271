import { t } from '@lingui/core/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../../app/api.ts';
import { FormProblem } from '../../../app/form-problem.tsx';
import { issueOf, problemOf } from '../../../app/problem.ts';
import { Button } from '../../../ui/button.tsx';
import { SectionCard } from '../../../ui/section-card.tsx';
import { CurrentPasswordField } from '../current-password-field.tsx';
import { NewPasswordField } from '../new-password-field.tsx';

export function PasswordCard({ hasPassword, hasProvider }: { hasPassword: boolean; hasProvider: boolean }) {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const queryClient = useQueryClient();
  const change = useMutation(
    api.security.setPassword.mutationOptions({
      onSuccess: async () => {
        toast.success(t`Your password is changed. You are signed out everywhere else.`);
        setCurrent('');
        setPassword('');
        await queryClient.invalidateQueries({ queryKey: api.security.get.key() });
      },
    }),
  );
  const problem = change.error ? problemOf(change.error) : undefined;
  const isWrong = problem?.code === 'wrong_password';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ password, ...(hasPassword && { current }) });
  };
  return (
    <SectionCard
      title={t`Password`}
      description={hasProvider ? t`You also sign in by your provider, which needs no password here.` : undefined}
    >
      <form onSubmit={submit} className="grid max-w-sm gap-4">
        {hasPassword && (
          <CurrentPasswordField
            label={t`Current password`}
            value={current}
            onChange={setCurrent}
            error={isWrong ? problem.message : undefined}
          />
        )}
        <NewPasswordField
          label={t`New password`}
          value={password}
          onChange={setPassword}
          error={issueOf(problem, 'password')}
        />
        <FormProblem problem={isWrong ? undefined : problem} fields={['password']} />
        <div>
          <Button type="submit" disabled={change.isPending}>
            {hasPassword ? t`Change the password` : t`Set a password`}
          </Button>
        </div>
      </form>
    </SectionCard>
  );
}
