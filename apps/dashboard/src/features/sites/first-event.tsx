import type { Site } from '@desirepath/contract/sites';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { SLICES } from '../../app/shell/slices.ts';
import { Button } from '../../ui/button.tsx';
import { formatAgo } from '../../ui/format.ts';
import { LiveDot } from '../../ui/live-dot.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { isLocalDomain } from './domain.ts';

/** Soon enough that "it works" answers the reload of the page in the other window. */
const POLL_MS = 2000;

/** "Waiting for the first event…" until there is one, then "It works"; by itself. */
export function FirstEvent({ site }: { site: Site }) {
  const status = useQuery(
    api.sites.status.queryOptions({ input: { id: site.id }, staleTime: 0, refetchInterval: POLL_MS }),
  );
  if (status.isPending) return <Skeleton className="h-16" />;
  if (status.isError) return <ErrorState problem={problemOf(status.error)} onRetry={status.refetch} />;

  const { first_event_at: first, last_event_at: last, last_page: page } = status.data;
  if (!first || !last) return <Waiting site={site} />;
  const ago = formatAgo(last, new Date());
  return (
    <div role="status" className="grid gap-4">
      <div className="flex gap-3">
        <CircleCheck className="size-6 shrink-0 text-good" aria-hidden />
        <div className="min-w-0">
          <p className="font-semibold">
            <Trans>It works</Trans>
          </p>
          <p className="break-words text-muted-foreground">
            {page ? (
              <Trans>
                Last seen {ago} on <span className="text-foreground">{page}</span>.
              </Trans>
            ) : (
              <Trans>Last seen {ago}.</Trans>
            )}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        {SLICES.slice(0, 4).map(({ to, label, icon: Icon }, position) => (
          <Button key={to} asChild variant={position === 0 ? 'primary' : 'secondary'}>
            <Link to={to} params={{ siteId: site.id }}>
              <Icon aria-hidden />
              {label}
            </Link>
          </Button>
        ))}
      </div>
    </div>
  );
}

function Waiting({ site }: { site: Site }) {
  const isUnmeasured = isLocalDomain(site.domain) && !site.settings.allow_localhost;
  return (
    <div role="status" className="flex items-start gap-3">
      <LiveDot isOn className="m-1.5 size-2.5" />
      <div className="grid gap-2">
        <p className="font-semibold">
          <Trans>Waiting for the first event…</Trans>
        </p>
        <p className="text-muted-foreground">
          <Trans>
            Open <span className="text-foreground">{site.domain}</span> in another tab. This page notices by itself.
          </Trans>
        </p>
        <p className="text-muted-foreground">
          {isUnmeasured ? (
            <Trans>Visits on localhost are not measured for this site.</Trans>
          ) : (
            <Trans>Nothing happens?</Trans>
          )}{' '}
          {!isUnmeasured && site.settings.respect_dnt && (
            <>
              <Trans>
                Your browser may be sending Do Not Track or Global Privacy Control, which this site respects.
              </Trans>{' '}
            </>
          )}
          {!isUnmeasured && site.settings.require_consent && (
            <>
              <Trans>Nothing is measured before the page has called desirepath.consent(true).</Trans>{' '}
            </>
          )}
          <Link
            to="/sites/$siteId/settings"
            params={{ siteId: site.id }}
            className="text-ember-text underline underline-offset-4"
          >
            <Trans>Settings</Trans>
          </Link>
        </p>
      </div>
    </div>
  );
}
