import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { MousePointerClick } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { useQuestion } from '../../app/question.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Content, Selection } from './content.ts';
import { GoalForm } from './goal-form.tsx';
import { amountOf } from './kinds.ts';
import { LoadingHeatmap } from './loading.tsx';
import { Pane } from './pane.tsx';
import { engagementQuery, type Goal, type PageOfDevice, type SnapshotChoice, snapshotQuery } from './queries.ts';
import { drawnBy, type EngagementMeasure, sortedBy } from './tables/engagement.ts';
import { EngagementTable } from './tables/engagement-table.tsx';
import { Toolbar } from './toolbar.tsx';

interface EngagementViewProps {
  page: PageOfDevice;
  chosen: SnapshotChoice;
  goal: Goal;
  onGoal: (goal: Goal) => void;
  width: number | undefined;
  onWidth: (width: number | undefined) => void;
  pinned: string | undefined;
  onPin: (key: string | undefined) => void;
}

/** The elements of a page by what became of those who clicked them. */
export function EngagementView({ page, chosen, goal, onGoal, width, onWidth, pinned, onPin }: EngagementViewProps) {
  const question = useQuestion();
  const engagement = useQuery(engagementQuery(question, page, goal));
  const snapshot = useQuery(snapshotQuery(question.site, page, chosen));
  const [measure, setMeasure] = useState<EngagementMeasure>('clicks');
  const [opacity, setOpacity] = useState(0.8);
  const [hovered, onHover] = useState<string>();
  const elements = engagement.data?.elements;
  const sorted = useMemo(() => sortedBy(elements ?? [], measure), [elements, measure]);
  const content = useMemo(
    (): Content => ({
      form: 'elements',
      elements: drawnBy(elements ?? [], measure),
      show: 'elements',
      scale: 'amount',
    }),
    [elements, measure],
  );
  const selection: Selection = { pinned, hovered, onHover, onPin };

  if (engagement.isError) {
    return (
      <Card>
        <ErrorState problem={problemOf(engagement.error)} onRetry={() => void engagement.refetch()} />
      </Card>
    );
  }
  if (engagement.isPending || snapshot.isPending) return <LoadingHeatmap />;
  const table = (
    <Card className="flex max-h-[75dvh] min-h-0 flex-col overflow-hidden lg:max-h-none">
      <GoalForm goal={goal} onGoal={onGoal} />
      {sorted.length === 0 ? (
        <EmptyState icon={MousePointerClick} title={t`Nothing was clicked in these days`}>
          <Trans>Choose more days, another device, or take conditions off.</Trans>
        </EmptyState>
      ) : (
        <EngagementTable
          siteId={question.site}
          on={page}
          elements={sorted}
          measure={measure}
          onMeasure={setMeasure}
          hasGoal={goal.goal !== undefined}
          selection={selection}
        />
      )}
    </Card>
  );
  return (
    <>
      <p className="text-muted-foreground">
        {amountOf('click', engagement.data.clicks)} ·{' '}
        <Plural value={engagement.data.pageviews} one="# page view" other="# page views" />
      </p>
      <div className="grid gap-4 lg:h-[calc(100dvh-12rem)] lg:min-h-[28rem] lg:grid-cols-[minmax(0,1fr)_30rem]">
        <Card className="flex h-[75dvh] min-h-0 flex-col overflow-hidden lg:h-auto">
          {snapshot.isError ? (
            <ErrorState problem={problemOf(snapshot.error)} onRetry={() => void snapshot.refetch()} />
          ) : (
            <>
              <Toolbar content={content} opacity={opacity} onOpacity={setOpacity} max={0} meaning={t`Of the first`} />
              <Pane
                key={snapshot.data.id}
                site={question.site}
                snapshot={snapshot.data}
                content={content}
                opacity={opacity}
                width={width}
                onWidth={onWidth}
                selection={selection}
              />
            </>
          )}
        </Card>
        {table}
      </div>
    </>
  );
}
