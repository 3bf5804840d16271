import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { MailX } from 'lucide-react';
import { api, client } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { PagePending } from '../../app/fallbacks.tsx';
import { FormProblem } from '../../app/form-problem.tsx';
import { problemOf } from '../../app/problem.ts';
import { useSignOut } from '../../app/use-sign-out.ts';
import { inSentence } from '../../language/in-sentence.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type AccountEntry, AccountForm } from '../accounts/account-form.tsx';
import { AccountFrame } from '../accounts/account-frame.tsx';
import { ROLE_WORDS } from './roles.ts';

const route = getRouteApi('/invitations/$token');

/** What an invitation is to, and the way to accept it: signed in, or with a new account. */
export function InvitationPage() {
  const { token } = route.useParams();
  const router = useRouter();
  const queryClient = useQueryClient();
  const invitation = useQuery({ ...api.teams.lookAtInvitation.queryOptions({ input: { token } }), retry: false });
  const me = useQuery({ ...api.accounts.me.queryOptions(), retry: false });
  const goOn = () => {
    queryClient.clear();
    router.history.push('/');
  };
  const accept = useMutation(api.teams.accept.mutationOptions({ onSuccess: goOn }));
  const signOut = useSignOut(`/invitations/${token}`);
  const register = useMutation({
    mutationFn: async ({ email, password, name }: AccountEntry) => {
      await client.accounts.register({ email, password, invitation: token, ...(name.trim() ? { name } : {}) });
      await client.accounts.login({ email, password });
    },
    onSuccess: goOn,
  });

  if (invitation.error) {
    const problem = problemOf(invitation.error);
    if (problem.code !== 'invitation_not_found')
      return <ErrorState problem={problem} onRetry={() => void invitation.refetch()} className="py-24" />;
    return (
      <EmptyState icon={MailX} title={t`This invitation does not work`} isPage className="py-24">
        <Trans>It may have been used, taken back or run out. Ask whoever sent it for a new one.</Trans>
      </EmptyState>
    );
  }
  if (!invitation.data || me.isPending) return <PagePending />;
  const { team, email, role, invited_by, has_account } = invitation.data;
  const { label, says } = ROLE_WORDS[role];
  const inviter = invited_by || t`Somebody`;
  const description = t`${inviter} invites ${email} as ${inSentence(label)}: ${inSentence(says)}.`;
  const refused = accept.error ?? register.error;
  return (
    <AccountFrame title={t`Join ${team}`} description={description}>
      {me.data && me.data.email !== email ? (
        <div className="grid gap-4">
          <p>
            <Trans>You are signed in as {me.data.email}. The invitation is for another address.</Trans>
          </p>
          <Button variant="primary" size="lg" disabled={signOut.isPending} onClick={() => signOut.mutate({})}>
            <Trans>Sign out and go on</Trans>
          </Button>
          <Button asChild size="lg">
            <Link to="/">
              <Trans>Stay signed in</Trans>
            </Link>
          </Button>
        </div>
      ) : me.data ? (
        <div className="grid gap-4">
          <FormProblem problem={refused ? problemOf(refused) : undefined} fields={[]} />
          <Button variant="primary" size="lg" disabled={accept.isPending} onClick={() => accept.mutate({ token })}>
            <Trans>Join as {me.data.email}</Trans>
          </Button>
        </div>
      ) : has_account ? (
        <Button asChild variant="primary" size="lg">
          <Link to="/sign-in" search={{ return: `/invitations/${token}` }}>
            <Trans>Sign in to accept</Trans>
          </Link>
        </Button>
      ) : (
        <AccountForm
          isNew
          email={email}
          submitLabel={t`Create account and join`}
          isPending={register.isPending}
          problem={refused ? problemOf(refused) : undefined}
          onSubmit={(entry) => register.mutate(entry)}
        />
      )}
    </AccountFrame>
  );
}
