import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Link2Off } from 'lucide-react';
import { type ReactNode, Suspense, useMemo } from 'react';
import { shareClient } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { PagePending } from '../../app/fallbacks.tsx';
import { problemOf } from '../../app/problem.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Logo } from '../../ui/logo.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { SHARED_VIEWS } from './views.ts';

const route = getRouteApi('/shared/$token');

/** What a link shows, to whoever has it: one thing, and no way from it to anything else. */
export function SharedPage() {
  const { token } = route.useParams();
  const client = useMemo(() => shareClient(token), [token]);
  const { data, error, refetch } = useQuery({ queryKey: ['shared', token], queryFn: () => client.shares.open() });
  usePageTitle(data?.name);
  if (error) {
    const problem = problemOf(error);
    return (
      <Frame>
        {problem.code === 'share_not_found' ? (
          <EmptyState icon={Link2Off} title={t`This link does not work`} className="py-24">
            <Trans>
              It may have expired or been revoked, or not all of it was copied. Ask whoever sent it for a new one.
            </Trans>
          </EmptyState>
        ) : (
          <ErrorState problem={problem} onRetry={() => void refetch()} className="py-24" />
        )}
      </Frame>
    );
  }
  if (!data) return <PagePending />;
  const View = SHARED_VIEWS[data.kind];
  return (
    <Frame title={data.name} note={t`Shared until ${formatMoment(data.expires_at)}`}>
      <Suspense fallback={<PagePending />}>
        <View token={token} client={client} />
      </Suspense>
    </Frame>
  );
}

function Frame({ title, note, children }: { title?: string; note?: string; children: ReactNode }) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_minmax(0,1fr)]">
      <header className="flex h-12 items-center gap-3 border-b bg-card px-4">
        <Logo className="size-6 shrink-0" />
        <h1 className="min-w-0 truncate font-semibold">{title ?? 'Desirepath'}</h1>
        {note && <span className="ms-auto shrink-0 text-2sm text-muted-foreground">{note}</span>}
      </header>
      <main className="min-w-0 p-4">{children}</main>
    </div>
  );
}
