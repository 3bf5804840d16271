import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { SetupSteps } from '../../app/setup-steps.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { type AccountEntry, AccountForm } from './account-form.tsx';
import { AccountFrame } from './account-frame.tsx';

const route = getRouteApi('/register');

export function RegisterPage() {
  const { is_new: isNew, needs_token: needsToken } = route.useLoaderData();
  const [token, setToken] = useState(tokenOfAddress);
  const router = useRouter();
  const queryClient = useQueryClient();
  const register = useMutation({
    mutationFn: async ({ email, password, name }: AccountEntry) => {
      await client.accounts.register({
        email,
        password,
        ...(name.trim() ? { name } : {}),
        ...(token ? { setup_token: token } : {}),
      });
      await client.accounts.login({ email, password });
    },
    onSuccess: () => {
      queryClient.clear();
      router.history.push(isNew ? '/sites/new' : '/');
    },
  });
  return (
    <AccountFrame
      above={isNew && <SetupSteps at="account" />}
      title={isNew ? t`Set up Desirepath` : t`Register`}
      description={
        isNew
          ? t`The first account owns this installation. It stays on your server, like everything else.`
          : t`An account for your own sites on this server.`
      }
      footer={
        !isNew && (
          <Trans>
            Have an account?{' '}
            <Link to="/sign-in" className="text-ember-text underline underline-offset-4">
              Sign in
            </Link>
          </Trans>
        )
      }
    >
      <AccountForm
        isNew
        submitLabel={t`Create account`}
        isPending={register.isPending}
        problem={register.error ? problemOf(register.error) : undefined}
        onSubmit={(entry) => register.mutate(entry)}
      >
        {needsToken && (
          <Field label={t`Setup token`} help={t`The log of the server shows it, in the address for the first account`}>
            {(control) => (
              <Input
                {...control}
                required
                autoComplete="off"
                value={token}
                onChange={(event) => setToken(event.target.value.trim())}
              />
            )}
          </Field>
        )}
      </AccountForm>
    </AccountFrame>
  );
}

/** The address in the log carries it behind `#`, where no server and no proxy sees it. */
const tokenOfAddress = () => new URLSearchParams(window.location.hash.slice(1)).get('setup') ?? '';
