import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
      <EmptyState icon={Activity} title={t`All quiet`} className="py-20">
        <Trans>Nobody has done anything in the last minutes. What visitors do appears here by itself.</Trans>
      </EmptyState>
    );
  }
  return <WaitingForFirstVisit site={site} className="py-20" />;
}
