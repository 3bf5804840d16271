import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link2Off } from 'lucide-react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LinkList } from './link-list.tsx';

/** All links of a site that work, so that none is forgotten. */
export function LinksCard({ site }: { site: Site }) {
  const { data, error, refetch } = useQuery(api.shares.list.queryOptions({ input: { site: site.id } }));
  return (
    <Card className="grid gap-3 p-5">
      <div>
        <h2 className="font-semibold">
          <Trans>Shared links</Trans>
        </h2>
        <p className="text-muted-foreground">
          <Trans>Whoever has one of these can see the one thing it shows, without an account.</Trans>
        </p>
      </div>
      {error ? (
        <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <div role="status" aria-label={t`Loading`}>
          <Skeleton className="h-12" />
        </div>
      ) : data.items.length === 0 ? (
        <EmptyState icon={Link2Off} title={t`No links`}>
          <Trans>
            Open a recording, a heatmap or a board and choose Share to show it to somebody without an account.
          </Trans>
        </EmptyState>
      ) : (
        <LinkList site={site.id} links={data.items} />
      )}
    </Card>
  );
}
