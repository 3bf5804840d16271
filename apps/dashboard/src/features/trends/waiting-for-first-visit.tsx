import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Code } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

interface WaitingForFirstVisitProps {
  site: Site;
  className: string;
}

/** Nothing has ever arrived: most likely the script is not there yet. */
export function WaitingForFirstVisit({ site, className }: WaitingForFirstVisitProps) {
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
      <Trans>Nothing has arrived from {site.domain} yet. Put the tracking script into its pages, then open one.</Trans>
    </EmptyState>
  );
}
