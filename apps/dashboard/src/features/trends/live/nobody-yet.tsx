import type { Site } from '@desirepath/contract/sites';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Activity, Code } from 'lucide-react';
import { api } from '../../../app/api.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

/** Nothing has happened lately: because nobody is there, or because the script is not. */
export function NobodyYet({ site }: { site: Site }) {
  const status = useQuery(api.sites.status.queryOptions({ input: { id: site.id } }));
  if (status.data?.first_event_at) {
    return (
      <EmptyState icon={Activity} title="All quiet" className="py-20">
        Nobody has done anything in the last minutes. What visitors do appears here by itself.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Code}
      title="Waiting for the first visit"
      className="py-20"
      action={
        <Button asChild variant="primary">
          <Link to="/sites/$siteId/install" params={{ siteId: site.id }}>
            Install the tracking script
          </Link>
        </Button>
      }
    >
      Nothing has arrived from {site.domain} yet. Put the tracking script into its pages, then open one.
    </EmptyState>
  );
}
