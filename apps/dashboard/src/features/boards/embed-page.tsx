import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Link2Off } from 'lucide-react';
import { useMemo } from 'react';
import { shareClient } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { PagePending } from '../../app/fallbacks.tsx';
import { problemOf } from '../../app/problem.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SharedBoard } from './shared-board.tsx';

const route = getRouteApi('/embed/$token');

/** A shared board alone, for the frame of another page. `?theme=dark` or `light`; else as the reader’s system has it. */
export function EmbedPage() {
  const { token } = route.useParams();
  const client = useMemo(() => shareClient(token), [token]);
  const { data, error, refetch } = useQuery({ queryKey: ['shared', token], queryFn: () => client.shares.open() });
  if (error && problemOf(error).code !== 'share_not_found')
    return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} className="py-24" />;
  if (error || (data && data.kind !== 'board'))
    return (
      <EmptyState icon={Link2Off} title={t`This board is not shown any more`} className="py-24">
        <Trans>Its link may have expired or been revoked.</Trans>
      </EmptyState>
    );
  if (!data) return <PagePending />;
  return (
    <main className="p-3">
      <h1 className="sr-only">{data.name}</h1>
      <SharedBoard token={token} client={client} />
    </main>
  );
}
