import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChartNoAxesGantt, Pencil, Table2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { AtLeast } from '../../app/at-least.tsx';
import { PagePending } from '../../app/fallbacks.tsx';
import { PageProblem } from '../../app/page-problem.tsx';
import { useQuestion, useSite } from '../../app/question.ts';
import { WatchThese } from '../../app/watch-these.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, CardHeader } from '../../ui/card.tsx';
import { formatDays, formatNumber, formatShare } from '../../ui/format.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { PinToBoard } from '../boards/pin.tsx';
import { DeleteFunnel } from './delete-funnel.tsx';
import { breakDownOf } from './results/break-down.ts';
import { BreakDownBy } from './results/break-down-by.tsx';
import { BreakdownTable } from './results/breakdown-table.tsx';
import { CompareWith } from './results/compare-with.tsx';
import { DifferencesDialog } from './results/differences-dialog.tsx';
import { type Compared, significanceWords } from './results/significance-words.ts';
import { StepBars } from './results/step-bars.tsx';
import { StepTable } from './results/step-table.tsx';
import { TimesCard } from './results/times-card.tsx';
import { TrendCard } from './results/trend-card.tsx';
import { definitionWords, secondsWords } from './words.ts';

const route = getRouteApi('/signed-in/sites/$siteId/funnels/$funnelId');

const SHAPES = [
  { value: 'bars', label: <ChartNoAxesGantt aria-hidden />, title: t`As bars` },
  { value: 'table', label: <Table2 aria-hidden />, title: t`As a table` },
] as const;

/** How far visitors got; each loss leads to the recordings of those who left. */
export function FunnelPage() {
  const site = useSite();
  const question = useQuestion();
  const { funnelId } = route.useParams();
  const { by, property, compare, against } = route.useSearch();
  const navigate = route.useNavigate();
  const [shape, setShape] = useState<'bars' | 'table'>('bars');
  const [asked, setAsked] = useState<number>();
  const funnel = useQuery(api.funnels.get.queryOptions({ input: { id: funnelId } }));
  const { site: _, ...ofQuestion } = question;
  const analytics = useQuery(
    api.funnels.analytics.queryOptions({
      // Not by a property while it is not said by which.
      input: {
        id: funnelId,
        ...ofQuestion,
        by: by === 'property' && property === undefined ? undefined : by,
        property,
        compare,
        against,
      },
      placeholderData: keepPreviousData,
    }),
  );
  const problem = funnel.error ?? analytics.error;
  if (problem)
    return (
      <PageProblem
        error={problem}
        onRetry={() => void Promise.all([funnel.refetch(), analytics.refetch()])}
        list="/sites/$siteId/funnels"
      />
    );
  if (!funnel.data || !analytics.data) return <PagePending />;
  const { count_by } = funnel.data;
  const breakDown = breakDownOf(by, property, funnel.data.steps);
  const { steps, conversion, median_seconds, excluded, comparison } = analytics.data;
  const comparedWith: Compared = compare === 'segment' || !compare ? (against ? 'others' : 'everyone') : compare;
  const condition = (step: number, outcome: 'reached' | 'dropped') =>
    ({ kind: 'funnel', not: false, id: funnelId, step, outcome }) as const;
  const actions = (step: number) => ({
    reached: (
      <WatchThese
        siteId={site.id}
        whose={t`sessions that got to step ${step}`}
        conditions={[condition(step, 'reached')]}
      />
    ),
    dropped: (
      <span className="flex items-center">
        <WatchThese
          siteId={site.id}
          whose={
            steps[step - 1]?.optional ? t`sessions that passed step ${step} over` : t`sessions lost before step ${step}`
          }
          conditions={[condition(step, 'dropped')]}
        />
        {!steps[step - 1]?.optional && (
          <Button variant="link" size="text" className="text-2sm" onClick={() => setAsked(step)}>
            <Trans>Why?</Trans>
          </Button>
        )}
      </span>
    ),
  });

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={funnel.data.name} description={definitionWords(funnel.data)}>
        <CompareWith
          siteId={site.id}
          value={{ compare, against }}
          onChange={(value) => void navigate({ search: (before) => ({ ...before, ...value }), replace: true })}
        />
        <BreakDownBy
          value={{ by, property }}
          onChange={(chosen) => void navigate({ search: (before) => ({ ...before, ...chosen }), replace: true })}
        />
        <div className="flex items-center gap-2">
          <AtLeast needed="analyst">
            <Button asChild>
              <Link to="/sites/$siteId/funnels/$funnelId/edit" params={{ siteId: site.id, funnelId }} search={true}>
                <Pencil aria-hidden />
                <Trans>Change</Trans>
              </Link>
            </Button>
          </AtLeast>
          <PinToBoard things={[{ shows: { kind: 'funnel', funnel: funnelId }, title: funnel.data.name }]} />
          <AtLeast needed="analyst">
            <DeleteFunnel funnel={funnel.data} />
          </AtLeast>
        </div>
      </PageHeader>
      <div
        aria-busy={analytics.isPlaceholderData}
        className="grid grid-cols-[minmax(0,1fr)] gap-4 transition-opacity aria-busy:opacity-60"
      >
        <Card>
          <CardHeader
            title={
              median_seconds === null
                ? t`${formatShare(conversion)} convert`
                : t`${formatShare(conversion)} convert, half of them within ${secondsWords(median_seconds)}`
            }
          >
            <SegmentedControl label={t`Shown as`} value={shape} options={SHAPES} onChange={setShape} />
          </CardHeader>
          <div className="p-4 pt-2">
            {excluded > 0 && (
              <p className="pb-3 text-muted-foreground">{t`${formatNumber(excluded)} left out by an exclusion.`}</p>
            )}
            {comparison && (
              <p role="status" className="pb-3">
                {significanceWords(analytics.data, comparison, comparedWith)}{' '}
                <span className="text-muted-foreground">
                  {t`The thin bars: what it is compared with, ${formatDays(comparison.from, comparison.to)}.`}
                </span>
              </p>
            )}
            {shape === 'bars' ? (
              <StepBars steps={steps} unit={count_by} others={comparison?.steps} actions={actions} />
            ) : (
              <StepTable steps={steps} others={comparison?.steps} actions={actions} />
            )}
          </div>
        </Card>
        {breakDown && analytics.data.breakdown.length > 0 && (
          <Card className="pb-2">
            <CardHeader title={t`By ${breakDown.words}`} />
            <BreakdownTable
              siteId={site.id}
              by={breakDown}
              analytics={analytics.data}
              condition={(step) => condition(step, 'reached')}
            />
          </Card>
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          <TrendCard analytics={analytics.data} timeZone={site.settings.time_zone} />
          <TimesCard steps={steps} />
        </div>
      </div>
      {asked !== undefined && (
        <DifferencesDialog
          funnelId={funnelId}
          step={asked}
          name={steps[asked - 1]?.name ?? ''}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}
