import type { OtherSession } from '@desirepath/contract/recording-visitor';
import type { Recording } from '@desirepath/contract/recordings';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { formatDuration, formatMoment, formatNumber } from '../../ui/format.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Fact } from './fact.tsx';
import { ofList } from './search.ts';

/** What the site has said of the visitor, and when else they were here. */
export function OtherSessions({ recording: { site, recording_id: id } }: { recording: Recording }) {
  const { data, error, refetch } = useQuery(api.recordingVisitor.get.queryOptions({ input: { site, id } }));
  if (error) return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <div role="status" aria-label={t`Loading`} className="mt-5 grid gap-2">
        <Skeleton className="h-9" />
        <Skeleton className="h-9" />
      </div>
    );
  }
  const traits = Object.entries(data.traits);
  return (
    <>
      {traits.length > 0 && (
        <>
          <h3 className="mt-5 mb-1 font-medium text-2sm text-muted-foreground">
            <Trans>Traits</Trans>
          </h3>
          <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-y-1.5">
            {traits.map(([name, value]) => (
              <Fact key={name} name={name}>
                {value}
              </Fact>
            ))}
          </dl>
        </>
      )}
      <h3 className="mt-5 mb-1 font-medium text-2sm text-muted-foreground">
        {data.others.length === 0 ? t`No other sessions` : t`Other sessions (${formatNumber(data.sessions - 1)})`}
      </h3>
      <ul>
        {data.others.map((session) => (
          <li key={session.session_id}>
            {session.is_recorded ? (
              <Link
                to="/sites/$siteId/recordings/$recordingId"
                params={{ siteId: site, recordingId: session.session_id }}
                search={ofList}
                className="-mx-2 block rounded-md px-2 py-1.5 hover:bg-hover"
              >
                <Session session={session} />
              </Link>
            ) : (
              <div className="py-1.5 text-muted-foreground">
                <Session session={session} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Session({ session }: { session: OtherSession }) {
  const { started_at, duration, pageviews, clicks, errors, entry_page, is_recorded } = session;
  const counts = [
    plural(pageviews, { one: '# page', other: '# pages' }),
    plural(clicks, { one: '# click', other: '# clicks' }),
    ...(errors > 0 ? [plural(errors, { one: '# error', other: '# errors' })] : []),
    ...(is_recorded ? [] : [t`not recorded`]),
  ];
  return (
    <>
      <span className="flex items-center gap-2">
        {is_recorded && <Play role="img" aria-label={t`Watch`} className="size-3.5 shrink-0 text-ember-text" />}
        <time dateTime={started_at} className="min-w-0 flex-1 truncate">
          {formatMoment(started_at)}
        </time>
        <span className="shrink-0 tabular-nums">{formatDuration(duration)}</span>
      </span>
      <span className="block truncate text-2sm text-muted-foreground">
        {entry_page} · {counts.join(' · ')}
      </span>
    </>
  );
}
