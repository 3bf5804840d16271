import type { Site } from '@desirepath/contract/sites';
import { useQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import { api } from '../../../app/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { WaitingForFirstVisit } from '../waiting-for-first-visit.tsx';

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
  return <WaitingForFirstVisit site={site} className="py-20" />;
}
