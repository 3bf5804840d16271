import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BellRing } from 'lucide-react';
import { api } from '../../app/api.ts';
import { AtLeast } from '../../app/at-least.tsx';
import { problemOf } from '../../app/problem.ts';
import { useSite } from '../../app/question.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { AlertRow } from './alert-row.tsx';
import { DigestCard } from './digest-card.tsx';
import { History } from './history.tsx';

/** What is watched, and when it was told. */
export function AlertsPage() {
  const { id: siteId } = useSite();
  const list = useQuery(api.alerts.list.queryOptions({ input: { site: siteId } }));
  const alerts = list.data?.items ?? [];
  const add = (
    <AtLeast needed="analyst">
      <Button variant="primary" asChild>
        <Link to="/sites/$siteId/alerts/new" params={{ siteId }}>
          <Trans>New alert</Trans>
        </Link>
      </Button>
    </AtLeast>
  );
  return (
    <div className="mx-auto grid max-w-3xl gap-4">
      <PageHeader
        title={t`Alerts`}
        description={t`Told when a number is unusual, the tracker is silent, or an error is new.`}
      >
        {alerts.length > 0 && add}
      </PageHeader>
      {list.isPending && <SkeletonRows rows={5} />}
      {list.isError && <ErrorState problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
      {list.data && (
        <Card>
          {alerts.length === 0 ? (
            <EmptyState icon={BellRing} title={t`Nothing is watched yet`} action={add}>
              <Trans>
                Watch a number, the silence of the tracker, or new JavaScript errors. You see when it would have fired
                before you save it.
              </Trans>
            </EmptyState>
          ) : (
            <ul className="divide-y">
              {alerts.map((alert) => (
                <AlertRow key={alert.id} alert={alert} />
              ))}
            </ul>
          )}
        </Card>
      )}
      {alerts.length > 0 && <History alerts={alerts} />}
      <DigestCard />
    </div>
  );
}
