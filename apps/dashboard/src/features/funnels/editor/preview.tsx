import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Filter } from 'lucide-react';
import { api } from '../../../app/api.ts';
import { ErrorState } from '../../../app/error-state.tsx';
import { problemOf } from '../../../app/problem.ts';
import { useQuestion } from '../../../app/question.ts';
import { useSettled } from '../../../app/use-settled.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { StepBars } from '../results/step-bars.tsx';
import { type Draft, definitionOf, draftProblem } from './draft.ts';

/** What the funnel would show as it stands. The numbers before stay until the new ones are there. */
export function Preview({ draft }: { draft: Draft }) {
  const question = useQuestion();
  const settledDraft = useSettled(draft);
  const problem = draftProblem(settledDraft);
  const preview = useQuery({
    ...api.funnels.preview.queryOptions({
      input: { ...question, ...definitionOf(settledDraft) },
      placeholderData: keepPreviousData,
    }),
    enabled: problem === undefined,
  });
  if (problem !== undefined) {
    return (
      <EmptyState icon={Filter} title={problem} className="py-16">
        <Trans>What you build is counted here as you go.</Trans>
      </EmptyState>
    );
  }
  if (preview.isError) return <ErrorState problem={problemOf(preview.error)} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <SkeletonRows rows={5} />;
  return (
    <div aria-busy={preview.isFetching} className="transition-opacity aria-busy:opacity-60">
      <StepBars steps={preview.data.steps} unit={settledDraft.count_by} />
    </div>
  );
}
