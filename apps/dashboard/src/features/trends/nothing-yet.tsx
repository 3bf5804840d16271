import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarSearch } from 'lucide-react';
import { api } from '../../app/api.ts';
import { NO_SEGMENT } from '../../app/search.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/skeleton.tsx';
import { WaitingForFirstVisit } from './waiting-for-first-visit.tsx';

/** No sessions: because the script is not there yet, or because none match. */
export function NothingYet({ site }: { site: Site }) {
  const status = useQuery(api.sites.status.queryOptions({ input: { id: site.id } }));
  if (status.isPending) return <Loading className="h-72" />;
  const hasData = status.data?.first_event_at != null;
  return (
    <Card>
      {hasData ? (
        <EmptyState
          icon={CalendarSearch}
          title={t`No sessions match`}
          className="py-24"
          action={
            <Button asChild>
              <Link
                to="/sites/$siteId/overview"
                params={{ siteId: site.id }}
                search={{ ...NO_SEGMENT, range: '90d', from: undefined, to: undefined }}
              >
                <Trans>Show the last 90 days, unfiltered</Trans>
              </Link>
            </Button>
          }
        >
          <Trans>Nobody came in these days, or nobody who fits the filter.</Trans>
        </EmptyState>
      ) : (
        <WaitingForFirstVisit site={site} className="py-24" />
      )}
    </Card>
  );
}
