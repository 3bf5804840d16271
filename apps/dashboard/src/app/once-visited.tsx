import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Code } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useSite } from './question.ts';
import { useFirstVisit } from './use-first-visit.ts';

interface OnceVisitedProps {
  siteId: number;
  /** Of the empty state that stands here until then. */
  className?: string | undefined;
  children: ReactNode;
}

/** What is said of a site that has had visitors; before, what to do about the first. */
export function OnceVisited({ siteId, className, children }: OnceVisitedProps) {
  const { isAwaited } = useFirstVisit(siteId);
  return isAwaited ? <WaitingForFirstVisit className={className} /> : children;
}

/** Nothing has ever arrived: most likely the script is not there yet. */
function WaitingForFirstVisit({ className }: { className?: string | undefined }) {
  const site = useSite();
  return (
    <EmptyState
      icon={Code}
      title={t`Waiting for the first visit`}
      className={className}
      action={
        <Button asChild variant="primary">
          <Link to="/sites/$siteId/install" params={{ siteId: site.id }}>
            <Trans>Install the tracking script</Trans>
          </Link>
        </Button>
      }
    >
      <Trans>
        Nothing has arrived from {site.domain} yet. Put the tracking script into its pages, then open one. This page
        notices by itself.
      </Trans>
    </EmptyState>
  );
}
