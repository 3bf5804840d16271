import { PATHS } from '@desirepath/contract/limits';
import { plural, t } from '@lingui/core/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Route } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { later } from '../../app/later.tsx';
import { NoSessions } from '../../app/no-sessions.tsx';
import { problemOf } from '../../app/problem.ts';
import { useQuestion } from '../../app/question.ts';
import { useFirstVisit } from '../../app/use-first-visit.ts';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Loading } from '../../ui/skeleton.tsx';
import { PinToBoard } from '../boards/pin.tsx';
import { ChosenPanel } from './chosen-panel.tsx';
import { Controls } from './controls.tsx';
import { ConvertingTable } from './converting-table.tsx';
import { EdgesTable } from './edges-table.tsx';
import { GoalSelect } from './goal-select.tsx';
import { JourneysTable } from './journeys-table.tsx';
import type { Chosen } from './sankey.tsx';
import type { PathsSearch } from './search.ts';

const Sankey = later(
  () => import('./sankey.tsx'),
  () => <Loading className="m-4 h-96" />,
);
const route = getRouteApi('/signed-in/sites/$siteId/paths');

const VIEWS = [
  { value: 'flow', label: t`Flow` },
  { value: 'table', label: t`Table` },
  { value: 'journeys', label: t`Whole journeys` },
] as const;
const CONVERTING = { value: 'converting', label: t`Who converts` } as const;

/** The ways that visitors take through the site. */
export function PathsPage() {
  const question = useQuestion();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState<Chosen>();
  const { start, end, groups = '', goal, view = 'flow' } = search;
  const input = { ...question, start, end, groups, goal, events: search.events !== undefined };
  const paths = useQuery(
    api.paths.flow.queryOptions({
      input: { ...input, steps: search.steps ?? PATHS.steps.usual, min_share: search.share ?? PATHS.usualShare },
      placeholderData: keepPreviousData,
    }),
  );
  const onSearch = (changes: Partial<PathsSearch>) => {
    setChosen(undefined);
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  };
  // Before anybody came there is nothing to ask: what is awaited stands first, and alone.
  const { isAwaited } = useFirstVisit(question.site);
  const shown = view === 'converting' && goal === undefined ? 'flow' : view;

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={t`Paths`}
        description={
          paths.data && !isAwaited
            ? plural(paths.data.sessions, { one: '# session, step by step', other: '# sessions, step by step' })
            : t`The ways that visitors take.`
        }
      >
        {!isAwaited && (
          <>
            <PinToBoard
              things={[
                {
                  shows: {
                    kind: 'paths',
                    start,
                    end,
                    groups,
                    goal,
                    events: input.events,
                    steps: search.steps ?? PATHS.steps.usual,
                    min_share: search.share ?? PATHS.usualShare,
                  },
                },
              ]}
            />
            <GoalSelect value={goal} onChange={(chosenGoal) => onSearch({ goal: chosenGoal })} />
            <SegmentedControl
              label={t`Shown as`}
              value={shown}
              options={goal === undefined ? VIEWS : [...VIEWS, CONVERTING]}
              onChange={(value) => onSearch({ view: value === 'flow' ? undefined : value })}
            />
          </>
        )}
      </PageHeader>
      {!isAwaited && <Controls search={search} onSearch={onSearch} />}
      <Card className="overflow-hidden">
        {paths.isPending && <Loading className="m-4 h-96" />}
        {paths.isError && (
          <ErrorState problem={problemOf(paths.error)} onRetry={() => void paths.refetch()} className="py-24" />
        )}
        {paths.data?.sessions === 0 && !paths.isPlaceholderData && !paths.isError && (
          <NoSessions
            siteId={question.site}
            icon={Route}
            className="py-24"
            own={start || end ? { start: undefined, end: undefined } : undefined}
            filtered={{
              title: t`Nobody went this way`,
              text:
                start || end
                  ? t`No session of these days fits the filter and came by this stop. Choose more days, or begin elsewhere.`
                  : t`No session of these days fits the filter. Choose more days, or begin elsewhere.`,
            }}
            unfiltered={{ title: t`Nobody came in these days`, text: t`Choose more days.` }}
          />
        )}
        {paths.data && !paths.isError && paths.data.sessions > 0 && (
          <div aria-busy={paths.isPlaceholderData} className="transition-opacity aria-busy:opacity-60">
            {shown === 'flow' && (
              <>
                <div className="p-4">
                  <Sankey
                    nodes={paths.data.nodes}
                    edges={paths.data.edges}
                    sessions={paths.data.sessions}
                    chosen={chosen}
                    onChoose={setChosen}
                  />
                </div>
                <div aria-live="polite">
                  {chosen && (
                    <ChosenPanel
                      siteId={question.site}
                      chosen={chosen}
                      edges={paths.data.edges}
                      search={search}
                      onSearch={onSearch}
                    />
                  )}
                </div>
              </>
            )}
            {shown === 'table' && <EdgesTable siteId={question.site} edges={paths.data.edges} search={search} />}
            {shown === 'journeys' && <JourneysTable input={input} />}
            {shown === 'converting' && (
              <ConvertingTable siteId={question.site} nodes={paths.data.nodes} all={paths.data} search={search} />
            )}
          </div>
        )}
      </Card>
    </div>
  );
}
