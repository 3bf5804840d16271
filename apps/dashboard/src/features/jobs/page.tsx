import { JOB_STATES } from '@desirepath/contract/job-states';
import type { QueuedJob } from '@desirepath/contract/jobs';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ListChecks } from 'lucide-react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { inWords } from '../../app/issues-in.ts';
import { problemOf } from '../../app/problem.ts';
import { sitesQuery } from '../../app/sites.ts';
import { useChange } from '../../app/use-change.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';
import { KIND_WORDS, STATE_WORDS } from './words.ts';

const route = getRouteApi('/signed-in/jobs');

/** What the server does later: what waits, what is at work, what was given up. */
export function JobsPage() {
  const { status = 'failed' } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(
    api.jobs.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ status, cursor }),
      initialPageParam: undefined,
      getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
      refetchInterval: 5_000,
    }),
  );
  const problem = list.error ? problemOf(list.error) : undefined;
  const counts = list.data?.pages[0]?.counts;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="mx-auto grid max-w-5xl gap-4">
      <PageHeader
        title={t`Jobs`}
        description={t`Mail, webhooks, heatmaps and whatever else is done in the background.`}
      />
      <SegmentedControl
        label={t`Which jobs`}
        className="justify-self-start"
        value={status}
        options={JOB_STATES.map((value) => ({
          value,
          label: `${STATE_WORDS[value]}${counts ? ` ${formatCount(counts[value])}` : ''}`,
        }))}
        onChange={(chosen) => void navigate({ search: { status: chosen } })}
      />
      {list.isPending && <SkeletonRows rows={6} />}
      {problem && (
        <ErrorState
          problem={problem}
          {...(problem.code === 'not_the_owner' ? {} : { onRetry: () => void list.refetch() })}
        />
      )}
      {list.data && (
        <Card className="overflow-hidden">
          {items.length === 0 ? (
            <EmptyState icon={ListChecks} title={status === 'failed' ? t`Nothing was given up` : t`None`}>
              {status === 'failed'
                ? t`What fails is tried again by itself. What could not be done in the end is listed here.`
                : t`There are no such jobs at the moment.`}
            </EmptyState>
          ) : (
            <JobsTable jobs={items} />
          )}
        </Card>
      )}
      <ShowMore list={list} />
    </div>
  );
}

function JobsTable({ jobs }: { jobs: QueuedJob[] }) {
  const names = new Map(useQuery(sitesQuery).data?.items.map(({ id, name }) => [id, name]));
  const stale = [api.jobs.key()];
  const retry = useChange(api.jobs.retry.mutationOptions(), { stale, done: t`It is in line again.` });
  const discard = useChange(api.jobs.discard.mutationOptions(), { stale, done: t`It is discarded.` });
  return (
    <Table label={t`Jobs`}>
      <thead>
        <tr>
          <Th>
            <Trans>What</Trans>
          </Th>
          <Th>
            <Trans>Site</Trans>
          </Th>
          <Th>
            <Trans>State</Trans>
          </Th>
          <Th numeric>
            <Trans>Attempts</Trans>
          </Th>
          <Th>
            <Trans>When</Trans>
          </Th>
          <Th>
            <span className="sr-only">
              <Trans>What can be done</Trans>
            </span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {jobs.map(({ id, kind, site, status, progress, attempts, at, error }) => (
          <tr key={id}>
            <Td>
              <p className="whitespace-nowrap">{KIND_WORDS[kind] ?? kind}</p>
              {error && <p className="max-w-md py-1 text-2sm text-bad">{inWords(error)}</p>}
            </Td>
            <Td>{site === null ? '–' : (names.get(site) ?? site)}</Td>
            <Td>
              <Badge tone={status === 'failed' ? 'bad' : status === 'done' ? 'good' : 'neutral'}>
                {status === 'running' && progress > 0 ? `${progress}%` : STATE_WORDS[status]}
              </Badge>
            </Td>
            <Td numeric>{attempts}</Td>
            <Td className="whitespace-nowrap tabular-nums">{formatMoment(at)}</Td>
            <Td>
              {status === 'failed' && (
                <div className="flex justify-end gap-2 py-1">
                  <Button size="sm" disabled={retry.isPending} onClick={() => retry.mutate({ id })}>
                    <Trans>Try again</Trans>
                  </Button>
                  <Button
                    size="sm"
                    variant="danger"
                    disabled={discard.isPending}
                    onClick={() => discard.mutate({ id })}
                  >
                    <Trans>Discard</Trans>
                  </Button>
                </div>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
