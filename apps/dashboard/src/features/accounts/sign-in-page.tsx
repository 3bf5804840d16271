import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { api } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { AccountForm } from './account-form.tsx';
import { AccountFrame } from './account-frame.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const setup = route.useLoaderData();
  const search = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const login = useMutation(
    api.accounts.login.mutationOptions({
      onSuccess: () => {
        // What was loaded before belongs to nobody or to somebody else.
        queryClient.clear();
        router.history.push(search.return ?? '/');
      },
    }),
  );
  return (
    <AccountFrame
      title="Sign in"
      description={search.return ? 'Sign in to go on where you were.' : 'Welcome back.'}
      footer={
        setup.can_register && (
          <>
            No account yet?{' '}
            <Link to="/register" className="text-ember-text underline underline-offset-4">
              Register
            </Link>
          </>
        )
      }
    >
      <AccountForm
        isNew={false}
        submitLabel="Sign in"
        isPending={login.isPending}
        problem={login.error ? problemOf(login.error) : undefined}
        onSubmit={({ email, password }) => login.mutate({ email, password })}
      />
    </AccountFrame>
  );
}
