import { QUERY } from '@desirepath/contract/limits';
import type { Survey } from '@desirepath/contract/surveys';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { inGeneral } from '../in-general.ts';
import { useSite } from '../question.ts';
import type { NameOf, SurveyPart } from './condition-words.ts';
import { useSavedSegments } from './use-saved-segments.ts';

/** What people of the dashboard called what conditions name: segments, surveys, goals, funnels and zones; asked for where they name any. */
export function useNames(where = ''): NameOf {
  const { id: site } = useSite();
  const names = (kind: string) => ({ enabled: where.includes(`${kind}:`) });
  const limit = QUERY.maxPageSize;
  const segments = useSavedSegments(where.includes('segment:'));
  const surveys = useQuery({ ...api.surveys.list.queryOptions({ input: { site, limit } }), ...names('survey') });
  const goals = useQuery({ ...api.goals.list.queryOptions({ input: { site } }), ...names('goal') });
  const funnels = useQuery({ ...api.funnels.list.queryOptions({ input: { site, limit } }), ...names('funnel') });
  const zones = useQuery({ ...api.zones.list.queryOptions({ input: { site } }), ...names('zone') });
  return (id, part) => {
    const survey = surveys.data?.items.find((one) => one.id === id);
    if (part) return survey && partName(survey, part);
    if (survey) return survey.name;
    const others: { id: string; name: string }[] = [
      ...segments,
      ...(goals.data?.items ?? []),
      ...(funnels.data?.items ?? []),
      ...(zones.data?.items ?? []),
    ];
    return others.find((one) => one.id === id)?.name;
  };
}

/** Numbers are their own name, and have none here. */
function partName({ questions }: Survey, { question: id, answer, row }: SurveyPart): string | undefined {
  const question = questions.find((one) => one.id === id);
  if (!question || (answer === undefined && row === undefined)) return question && inGeneral(question.text);
  const named = (choices: readonly { id: string; text: string }[], id = answer) =>
    choices.find((one) => one.id === id)?.text;
  if (question.type === 'matrix') return row === undefined ? named(question.columns) : named(question.rows, row);
  if ('options' in question)
    return named(question.options) ?? (answer === 'other' && 'other' in question ? question.other : undefined);
  return 'label' in question ? question.label : undefined;
}
