import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { FormProblem } from '../../app/form-problem.tsx';
import { problemOf } from '../../app/problem.ts';
import { type AccountEntry, AccountForm } from './account-form.tsx';
import { AccountFrame } from './account-frame.tsx';
import { CodeForm } from './code-form.tsx';
import { OtherWays } from './other-ways.tsx';
import { PROVIDER_PROBLEMS } from './provider-problems.ts';

const route = getRouteApi('/sign-in');
const link = 'text-ember-text underline underline-offset-4';

export function SignInPage() {
  const setup = route.useLoaderData();
  const search = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  /** What was entered, once the server asks for the second factor too. */
  const [entered, setEntered] = useState<AccountEntry>();
  const goOn = () => {
    // What was loaded before belongs to nobody or to somebody else.
    queryClient.clear();
    router.history.push(search.return ?? '/');
  };
  const login = useMutation(api.accounts.login.mutationOptions({ onSuccess: goOn }));
  const problem = login.error ? problemOf(login.error) : undefined;
  const isAskedForCode = problem?.code === 'second_factor_required';
  const submit = (entry: AccountEntry, code?: string) => {
    const { email, password } = entry;
    setEntered(entry);
    login.mutate({ email, password, ...(code && { code }) });
  };

  if (entered && (isAskedForCode || problem?.code === 'wrong_code' || (login.variables?.code && !login.isIdle))) {
    return (
      <AccountFrame
        title={t`Second factor`}
        description={t`Enter the code of your authenticator app, or a recovery code.`}
      >
        <CodeForm
          isPending={login.isPending}
          problem={isAskedForCode ? undefined : problem}
          onSubmit={(code) => submit(entered, code)}
          onBack={() => login.reset()}
        />
      </AccountFrame>
    );
  }
  return (
    <AccountFrame
      title={t`Sign in`}
      description={search.return ? t`Sign in to go on where you were.` : t`Welcome back.`}
      footer={
        <>
          <Link to="/reset" className={link}>
            <Trans>Forgot your password?</Trans>
          </Link>
          {setup.can_register && (
            <>
              {' '}
              <Trans>
                No account yet?{' '}
                <Link to="/register" className={link}>
                  Register
                </Link>
              </Trans>
            </>
          )}
        </>
      }
    >
      {search.problem && <FormProblem problem={PROVIDER_PROBLEMS[search.problem]} fields={[]} />}
      <AccountForm
        isNew={false}
        submitLabel={t`Sign in`}
        isPending={login.isPending}
        problem={problem}
        onSubmit={(entry) => submit(entry)}
      />
      <OtherWays provider={setup.provider} back={search.return ?? '/'} onSignedIn={goOn} />
    </AccountFrame>
  );
}
