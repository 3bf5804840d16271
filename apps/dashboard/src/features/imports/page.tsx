import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { useSite } from '../../app/question.ts';
import { Card, CardHeader } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Loading } from '../../ui/skeleton.tsx';
import { ImportCard } from './import-card.tsx';
import { Upload } from './upload.tsx';

const POLL_MS = 1_500;

/** What other systems counted before: files sent, what was understood of them, and what came of it. */
export function ImportPage() {
  const site = useSite();
  const list = useQuery(
    api.imports.list.queryOptions({
      input: { site: site.id },
      staleTime: 0,
      // Only while something is under way.
      refetchInterval: ({ state }) =>
        state.data?.items.some(({ status }) => status === 'running' || status === 'undoing') ? POLL_MS : false,
    }),
  );
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <PageHeader title={t`Import`} description={t`What another system counted of ${site.domain} until now.`} />
      <Card>
        <CardHeader title={t`Bring a file`} />
        <Upload site={site.id} />
      </Card>
      {list.isPending && <Loading className="h-32" />}
      {list.isError && <ErrorState problem={problemOf(list.error)} onRetry={list.refetch} />}
      {list.data?.items.length === 0 && (
        <Card>
          <EmptyState icon={FileUp} title={t`Nothing has been imported`}>
            <Trans>
              Export from Umami, Plausible or GA4, and choose the file above. You see what comes of it before anything
              is written.
            </Trans>
          </EmptyState>
        </Card>
      )}
      {list.data?.items.map((item) => (
        <ImportCard key={item.id} site={site.id} item={item} />
      ))}
    </div>
  );
}
