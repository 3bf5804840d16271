import type { Role } from '@desirepath/contract/roles';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { Compass, Lock } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ErrorState } from './error-state.tsx';
import { problemOf } from './problem.ts';
import { ROLE_NAMES } from './role-names.ts';

/** While the code or the site of a view is on its way. */
export function PagePending() {
  return (
    <div role="status" aria-label={t`Loading`} className="grid gap-4 p-4 md:p-6">
      <Skeleton className="h-8 w-48" />
      <Skeleton className="h-24" />
      <Skeleton className="h-72" />
    </div>
  );
}

/** Whatever a view throws ends here, within the frame, so that the way to the other views stays open. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const problem = problemOf(error);
  if (problem.code === 'site_not_found' || problem.code === 'recording_not_found') {
    return <NothingHere message={problem.message} />;
  }
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorState problem={problem} onRetry={retry} className="py-24" />;
}

export function RouteNotFound() {
  return <NothingHere message={t`There is nothing at this address.`} />;
}

/** A page where everything would be refused. */
export function NotForYou({ needs }: { needs: Role }) {
  const role = ROLE_NAMES[needs];
  return (
    <EmptyState
      icon={Lock}
      title={t`This takes another role in the team: ${role}`}
      isPage
      className="py-24"
      action={
        <Button asChild>
          <Link to="/teams">
            <Trans>See the team</Trans>
          </Link>
        </Button>
      }
    >
      <Trans>Your role lets you look. An admin of the team can give you another one.</Trans>
    </EmptyState>
  );
}

function NothingHere({ message }: { message: string }) {
  return (
    <EmptyState icon={Compass} title={message} isPage className="py-24" action={<ToAllSites />}>
      <Trans>The link may be old, or it may belong to somebody else’s account.</Trans>
    </EmptyState>
  );
}

/** The way on from what is not there. */
export const ToAllSites = () => (
  <Button asChild>
    <Link to="/sites">
      <Trans>All sites</Trans>
    </Link>
  </Button>
);
