import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { formatAgo } from '../../ui/format.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Figures } from './figures.tsx';
import { IngestCard } from './ingest-card.tsx';
import { SlowQueriesCard } from './slow-queries-card.tsx';
import { StoresCard } from './stores-card.tsx';
import { serverWords } from './words.ts';

/** How the server does, for whoever runs it. */
export function StatusPage() {
  const status = useQuery(api.operation.status.queryOptions({ refetchInterval: 10_000 }));
  const problem = status.error ? problemOf(status.error) : undefined;
  const { data } = status;
  return (
    <div className="mx-auto grid max-w-5xl gap-4">
      <PageHeader title={t`Server status`} description={data ? serverWords(data, new Date()) : ' '} />
      {status.isPending && <SkeletonRows rows={8} />}
      {problem && !data && (
        <ErrorState
          problem={problem}
          {...(problem.code === 'not_the_owner' ? {} : { onRetry: () => void status.refetch() })}
        />
      )}
      {data && (
        <>
          {problem && (
            <p role="alert" className="text-bad">
              {problem.message}{' '}
              <Trans>
                These are the figures of {formatAgo(new Date(status.dataUpdatedAt).toISOString(), new Date())}.
              </Trans>
            </p>
          )}
          <Figures status={data} />
          <IngestCard ingest={data.ingest} />
          <StoresCard stores={data.stores} />
          <SlowQueriesCard queries={data.slow_queries} />
        </>
      )}
    </div>
  );
}
