import type { Alert } from '@desirepath/contract/alerts';
import { dayIn } from '@desirepath/contract/days';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { useSite } from '../../app/question.ts';
import { Card, CardHeader } from '../../ui/card.tsx';
import { formatMoment } from '../../ui/format.ts';
import { ShowMore } from '../../ui/show-more.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { firingWords } from './firing-words.ts';

/** The day that ended, or was under way, just before a moment. */
function dayBefore(at: string, timeZone: string) {
  const day = dayIn(timeZone, new Date(Date.parse(at) - 1));
  return { from: day, to: day };
}

/** When alerts fired, and what they said. */
export function History({ alerts }: { alerts: readonly Alert[] }) {
  const { id: site, settings } = useSite();
  const timeZone = settings.time_zone;
  const list = useInfiniteQuery(
    api.alerts.history.infiniteOptions({
      input: (cursor: string | undefined) => ({ site, cursor }),
      initialPageParam: undefined,
      getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    }),
  );
  const firings = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const names = new Map(alerts.map(({ id, name }) => [id, name]));
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t`History`} />
      {list.isPending && <SkeletonRows rows={3} className="p-4" />}
      {list.isError && <ErrorState problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
      {list.data && firings.length === 0 && (
        <p className="px-4 pb-4 text-muted-foreground">
          <Trans>Nothing has fired yet.</Trans>
        </p>
      )}
      <ul className="divide-y">
        {firings.map(({ id, alert, at, text, facts }) => (
          <li key={id} className="grid gap-0.5 px-4 py-2.5">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-medium">{names.get(alert)}</span>
              <span className="text-2sm text-muted-foreground tabular-nums">{formatMoment(at)}</span>
            </p>
            <p className="[overflow-wrap:anywhere]">{facts ? firingWords(facts, timeZone) : text}</p>
            <Link
              to="/sites/$siteId/overview"
              params={{ siteId: site }}
              search={dayBefore(at, timeZone)}
              className="justify-self-start text-2sm text-ember-text underline-offset-4 hover:underline"
            >
              <Trans>Open that day</Trans>
            </Link>
          </li>
        ))}
      </ul>
      <div className="grid p-2 empty:hidden">
        <ShowMore list={list} />
      </div>
    </Card>
  );
}
