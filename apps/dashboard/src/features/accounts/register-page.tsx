import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { client } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { type AccountEntry, AccountForm } from './account-form.tsx';
import { AccountFrame } from './account-frame.tsx';

const route = getRouteApi('/register');

export function RegisterPage() {
  const { is_new: isNew } = route.useLoaderData();
  const router = useRouter();
  const queryClient = useQueryClient();
  const register = useMutation({
    mutationFn: async ({ email, password, name }: AccountEntry) => {
      await client.accounts.register({ email, password, ...(name.trim() ? { name } : {}) });
      await client.accounts.login({ email, password });
    },
    onSuccess: () => {
      queryClient.clear();
      router.history.push('/');
    },
  });
  return (
    <AccountFrame
      title={isNew ? 'Set up Desirepath' : 'Register'}
      description={
        isNew
          ? 'The first account owns this installation. It stays on your server, like everything else.'
          : 'An account for your own sites on this server.'
      }
      footer={
        !isNew && (
          <>
            Have an account?{' '}
            <Link to="/sign-in" className="text-ember-text underline underline-offset-4">
              Sign in
            </Link>
          </>
        )
      }
    >
      <AccountForm
        isNew
        submitLabel="Create account"
        isPending={register.isPending}
        problem={register.error ? problemOf(register.error) : undefined}
        onSubmit={(entry) => register.mutate(entry)}
      />
    </AccountFrame>
  );
}
