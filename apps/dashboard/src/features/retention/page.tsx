import { t } from '@lingui/core/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Repeat } from 'lucide-react';
import { api } from '../../app/api.ts';
import { CardFallbacks } from '../../app/card-fallbacks.tsx';
import { later } from '../../app/later.tsx';
import { NoSessions } from '../../app/no-sessions.tsx';
import { useQuestion, useSite } from '../../app/question.ts';
import { useFirstVisit } from '../../app/use-first-visit.ts';
import { Card, CardHeader } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PinToBoard } from '../boards/pin.tsx';
import { ActPicker } from './act-picker.tsx';
import { CohortTable } from './cohort-table.tsx';

const Curve = later(
  () => import('./curve.tsx'),
  () => <Skeleton className="mx-4 h-48" />,
);

const route = getRouteApi('/signed-in/sites/$siteId/retention');

const PERIOD_OPTIONS = [
  { value: 'day', label: t`Days` },
  { value: 'week', label: t`Weeks` },
  { value: 'month', label: t`Months` },
] as const;

/** Who comes back: those who began in the same period, followed through the later ones. */
export function RetentionPage() {
  const question = useQuestion();
  const { settings } = useSite();
  const { first, returning, period = 'week' } = route.useSearch();
  const navigate = route.useNavigate();
  const retention = useQuery(
    api.retention.cohorts.queryOptions({
      input: { ...question, first, returning, period },
      placeholderData: keepPreviousData,
    }),
  );
  const change = (values: { first?: string; returning?: string; period?: typeof period }) =>
    void navigate({ search: (before) => ({ ...before, ...values }), replace: true });
  const all = retention.data?.cohorts ?? [];
  // Periods before anybody came say nothing.
  const cohorts = all.slice(all.findIndex(({ size }) => size > 0));
  const curve = retention.data?.curve.slice(0, Math.max(0, cohorts.length - 1)) ?? [];
  const isEmpty = all.every(({ size }) => size === 0);
  // Before anybody came there is nothing to ask.
  const { isAwaited } = useFirstVisit(question.site);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={t`Retention`}>
        {!isAwaited && (
          <>
            <PinToBoard things={[{ shows: { kind: 'retention', first, returning, period } }]} />
            <ActPicker label={t`Began with`} value={first} onChange={(act) => change({ first: act })} />
            <ActPicker label={t`Came back for`} value={returning} onChange={(act) => change({ returning: act })} />
            <SegmentedControl
              label={t`Periods`}
              value={period}
              options={PERIOD_OPTIONS}
              onChange={(chosen) => change({ period: chosen })}
            />
          </>
        )}
      </PageHeader>
      <CardFallbacks query={retention} rows={8} />
      {retention.isSuccess && isEmpty && (
        <Card>
          <NoSessions
            siteId={question.site}
            icon={Repeat}
            own={first === undefined ? undefined : { first: undefined }}
            filtered={{
              title: t`Nobody who fits the filter began in these days`,
              text: t`Choose more days, another segment, or another thing to begin with.`,
            }}
            unfiltered={{ title: t`Nobody began in these days`, text: t`Choose more days.` }}
          />
        </Card>
      )}
      {retention.isSuccess && !isEmpty && (
        <div
          aria-busy={retention.isPlaceholderData}
          className="grid grid-cols-[minmax(0,1fr)] gap-4 transition-opacity aria-busy:opacity-60"
        >
          <Card className="min-w-0 pb-2">
            <CardHeader title={t`Share of people who came back`} />

            <Curve curve={curve} period={retention.data.period} />
          </Card>
          <Card className="min-w-0 pb-2">
            <CardHeader title={t`By when they began`} />
            <CohortTable
              cohorts={cohorts}
              curve={curve}
              period={retention.data.period}
              question={{ ...question, first, returning }}
              timeZone={settings.time_zone}
            />
          </Card>
        </div>
      )}
    </div>
  );
}
