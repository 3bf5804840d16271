import type { Funnel } from '@desirepath/contract/funnels';
import { QUERY } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Filter } from 'lucide-react';
import { api } from '../../app/api.ts';
import { CardFallbacks } from '../../app/card-fallbacks.tsx';
import { Narrowed } from '../../app/narrowed.tsx';
import { NewLink } from '../../app/new-link.tsx';
import { useSite } from '../../app/question.ts';
import { byName } from '../../ui/by-name.ts';
import { formatAgo, formatCount, formatShare } from '../../ui/format.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { FirstFunnel } from './first-funnel.tsx';
import { definitionWords, stepWords } from './words.ts';

/** The funnels of the site, with what the background measured of each. */
export function FunnelsPage() {
  const { id: siteId } = useSite();
  const input = { site: siteId, limit: QUERY.maxPageSize };
  const list = useQuery(
    api.funnels.list.queryOptions({ input, select: ({ items }) => ({ items: items.toSorted(byName) }) }),
  );
  const funnels = list.data?.items ?? [];
  const isEmpty = list.isSuccess && funnels.length === 0;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={t`Funnels`} description={t`How far visitors get on their way, and who leaves where.`}>
        {!isEmpty && (
          <NewLink to="/sites/$siteId/funnels/new">
            <Trans>New funnel</Trans>
          </NewLink>
        )}
      </PageHeader>
      <CardFallbacks query={list} rows={4} />
      {isEmpty && <FirstFunnel />}
      {funnels.length > 0 && (
        <Narrowed label={t`Search the funnels`} items={funnels} foundBy={({ name }) => name}>
          {(funnel) => <FunnelRow key={funnel.id} funnel={funnel} />}
        </Narrowed>
      )}
    </div>
  );
}

function metricsWords(metrics: Funnel['metrics']): string {
  if (!metrics) return t`Being measured`;
  if (metrics.entered === 0) return t`Nobody began it in 30 days`;
  return t`${formatCount(metrics.converted)} of ${formatCount(metrics.entered)} in 30 days`;
}

function FunnelRow({ funnel }: { funnel: Funnel }) {
  const { metrics } = funnel;
  return (
    <li>
      <Link
        to="/sites/$siteId/funnels/$funnelId"
        params={{ siteId: funnel.site, funnelId: funnel.id }}
        className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover"
      >
        <span className="grid min-w-0 flex-1 basis-48 gap-0.5">
          <span className="truncate font-medium">{funnel.name}</span>
          <span className="flex min-w-0 items-center gap-1 overflow-hidden text-2sm text-muted-foreground">
            <Filter className="size-3.5 shrink-0" aria-hidden />
            <span className="truncate" title={definitionWords(funnel)}>
              {funnel.steps.map(stepWords).join(' → ')}
            </span>
          </span>
        </span>
        <span className="ms-auto grid shrink-0 justify-items-end gap-0.5 text-end tabular-nums">
          <span className="font-medium">{metrics?.entered ? formatShare(metrics.conversion) : '–'}</span>
          <span
            className="text-2sm text-muted-foreground"
            title={metrics ? t`Measured ${formatAgo(metrics.measured_at, new Date())}` : undefined}
          >
            {metricsWords(metrics)}
          </span>
        </span>
        <ChevronRight className="size-4 shrink-0 text-muted-foreground rtl:-scale-x-100" aria-hidden />
      </Link>
    </li>
  );
}
