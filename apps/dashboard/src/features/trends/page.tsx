import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CalendarSearch, SquarePlay } from 'lucide-react';
import { api } from '../../app/api.ts';
import { intervalsFor } from '../../app/date-range.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { NoSessions } from '../../app/no-sessions.tsx';
import { problemOf } from '../../app/problem.ts';
import { useQuestion, useSite } from '../../app/question.ts';
import { usePainted } from '../../app/use-painted.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Select } from '../../ui/select.tsx';
import { PinToBoard } from '../boards/pin.tsx';
import { Annotate, AnnotationList, useAnnotations } from './annotate.tsx';
import { Breakdowns } from './breakdowns.tsx';
import { ChartCard } from './chart-card.tsx';
import { GoalPicker } from './goal-picker.tsx';
import { LiveNow } from './live-now.tsx';
import { metricLook } from './metrics.ts';
import { OverviewSkeleton } from './overview-skeleton.tsx';
import { pinnedMetrics } from './pinned-metrics.ts';
import { RobotsNote } from './robots-note.tsx';
import { GOAL_METRICS } from './search.ts';
import { TotalsTiles } from './totals-tiles.tsx';

const route = getRouteApi('/signed-in/sites/$siteId/overview');

const COMPARE_OPTIONS = [
  { value: 'none', label: t`Totals compared` },
  { value: 'previous', label: t`Draw the period before` },
  { value: 'year', label: t`Draw a year ago` },
] as const;

/** What happened on the site in these days, at one glance; each row and figure leads on. */
export function OverviewPage() {
  const site = useSite();
  const question = useQuestion();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const annotations = useAnnotations();
  const hasGoal = search.goal !== undefined;
  // Heading and figures stand a moment before the chart and the many cards below: whoever comes back has the data of all at hand.
  const isPainted = usePainted();
  const metric = search.metric && (hasGoal || !GOAL_METRICS.has(search.metric)) ? search.metric : 'visitors';
  const intervals = intervalsFor(question);
  // A step chosen for a year may make no sense for a day: then the first that does holds.
  const interval = intervals.find((step) => step === search.interval) ?? intervals[0];
  const overview = useQuery(
    api.trends.overview.queryOptions({
      input: { ...question, interval, goal: search.goal, compare: search.compare },
      placeholderData: keepPreviousData,
    }),
  );

  const chooseGoal = (goal: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, goal }), replace: true });
  const problem = overview.isError ? problemOf(overview.error) : undefined;

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={t`Overview`}>
        <LiveNow siteId={site.id} />
        <PinToBoard
          things={[
            { shows: { kind: 'trend', metric, interval: search.interval, compare: search.compare, goal: search.goal } },
            {
              shows: {
                kind: 'figures',
                metrics: pinnedMetrics(hasGoal),
                goal: search.goal,
              },
            },
          ]}
        />
        <Annotate />
        <GoalPicker siteId={site.id} value={search.goal} onChange={chooseGoal} />
        <Select
          label={t`Compare with`}
          value={search.compare ?? 'none'}
          options={COMPARE_OPTIONS}
          onChange={(chosen) =>
            void navigate({
              search: (before) => ({ ...before, compare: chosen === 'none' ? undefined : chosen }),
              replace: true,
            })
          }
        />
        <Button asChild>
          <Link to="/sites/$siteId/recordings" params={{ siteId: site.id }}>
            <SquarePlay aria-hidden />
            <Trans>Watch sessions</Trans>
          </Link>
        </Button>
      </PageHeader>
      {overview.isPending && <OverviewSkeleton />}
      {problem && (
        <Card>
          {problem.code === 'goal_not_found' ? (
            <ErrorState
              problem={problem}
              action={
                <Button onClick={() => chooseGoal(undefined)}>
                  <Trans>Without the goal</Trans>
                </Button>
              }
              className="py-24"
            />
          ) : (
            <ErrorState problem={problem} onRetry={overview.refetch} className="py-24" />
          )}
        </Card>
      )}
      {overview.data?.totals.sessions === 0 && !overview.isPlaceholderData && (
        <Card>
          <NoSessions
            siteId={site.id}
            icon={CalendarSearch}
            filtered={{
              title: t`No sessions match`,
              text: t`Nobody who fits the filter came in these days. Take a condition away, or choose more days.`,
            }}
            unfiltered={{ title: t`Nobody came in these days`, text: t`Choose more days.` }}
            className="py-24"
          />
        </Card>
      )}
      {overview.data && !overview.isError && (overview.data.totals.sessions > 0 || overview.isPlaceholderData) && (
        <div aria-busy={overview.isPlaceholderData} className="grid gap-4 transition-opacity aria-busy:opacity-60">
          <Card className="overflow-hidden">
            <TotalsTiles
              overview={overview.data}
              siteId={site.id}
              goal={search.goal}
              selected={metric}
              onSelect={(chosen) =>
                void navigate({ search: (before) => ({ ...before, metric: chosen }), replace: true })
              }
            />
            <ChartCard
              isDue={isPainted}
              series={overview.data.series}
              previous={overview.data.previous_series}
              annotations={annotations}
              metric={metric}
              look={metricLook(metric, overview.data.currency)}
              interval={overview.data.interval}
              intervals={intervals}
              timeZone={site.settings.time_zone}
              onInterval={(chosen) =>
                void navigate({ search: (before) => ({ ...before, interval: chosen }), replace: true })
              }
            />
            <AnnotationList annotations={annotations} />
          </Card>
          {isPainted ? (
            <Breakdowns question={question} goal={search.goal} visitors={overview.data.totals.visitors} />
          ) : (
            // As high as they are at least, so that a page that was scrolled down is so again.
            <div className="h-[200dvh]" />
          )}
        </div>
      )}
      {overview.isSuccess && <RobotsNote question={question} />}
    </div>
  );
}
