import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { ErrorState } from '../../../app/error-state.tsx';
import { problemOf } from '../../../app/problem.ts';
import { formatBytes } from '../../../ui/format.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';

/** What is kept of the site by now, and since when. */
export function StoredFigures({ site }: { site: number }) {
  const { data, error, refetch } = useQuery(api.sites.stored.queryOptions({ input: { id: site } }));
  if (error) return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-16" />;
  return (
    <dl className="grid gap-3 sm:grid-cols-3">
      <Figure
        label={plural(data.recordings, { one: '# recording', other: '# recordings' })}
        bytes={data.replay_bytes}
        since={data.oldest_recording}
      />
      <Figure label={t`Pictures, fonts and styles in them`} bytes={data.asset_bytes} since={null} />
      <Figure
        label={plural(data.events, { one: '# event', other: '# events' })}
        bytes={data.event_bytes}
        since={data.oldest_event}
      />
    </dl>
  );
}

function Figure({ label, bytes, since }: { label: string; bytes: number; since: string | null }) {
  return (
    <div className="rounded-md border px-3 py-2">
      <dt className="text-2sm text-muted-foreground">
        {label}
        {since && (
          <>
            {' '}
            · <Trans>since {since}</Trans>
          </>
        )}
      </dt>
      <dd className="text-lg font-medium tabular-nums">{formatBytes(bytes)}</dd>
    </div>
  );
}
