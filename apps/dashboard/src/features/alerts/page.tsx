import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { BellRing } from 'lucide-react';
import { api } from '../../app/api.ts';
import { CardFallbacks } from '../../app/card-fallbacks.tsx';
import { Narrowed } from '../../app/narrowed.tsx';
import { NewLink } from '../../app/new-link.tsx';
import { useSite } from '../../app/question.ts';
import { byName } from '../../ui/by-name.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { AlertRow } from './alert-row.tsx';
import { DigestCard } from './digest-card.tsx';
import { History } from './history.tsx';

/** What is watched, and when it was told. */
export function AlertsPage() {
  const { id: siteId } = useSite();
  const list = useQuery(
    api.alerts.list.queryOptions({
      input: { site: siteId },
      select: ({ items }) => ({ items: items.toSorted(byName) }),
    }),
  );
  const alerts = list.data?.items ?? [];
  const isEmpty = list.isSuccess && alerts.length === 0;
  const add = (
    <NewLink to="/sites/$siteId/alerts/new">
      <Trans>New alert</Trans>
    </NewLink>
  );
  return (
    <div className="mx-auto grid max-w-3xl gap-4">
      <PageHeader
        title={t`Alerts`}
        description={t`Told when a number is unusual, the tracker is silent, or an error is new.`}
      >
        {!isEmpty && add}
      </PageHeader>
      <CardFallbacks query={list} rows={4} />
      {isEmpty && (
        <Card>
          <EmptyState icon={BellRing} title={t`Nothing is watched yet`} action={add}>
            <Trans>
              Watch a number, the silence of the tracker, or new JavaScript errors. You see when it would have fired
              before you save it.
            </Trans>
          </EmptyState>
        </Card>
      )}
      {alerts.length > 0 && (
        <Narrowed label={t`Search the alerts`} items={alerts} foundBy={({ name }) => name}>
          {(alert) => <AlertRow key={alert.id} alert={alert} />}
        </Narrowed>
      )}
      {!list.isPending && <DigestCard />}
      {alerts.length > 0 && <History alerts={alerts} />}
    </div>
  );
}
