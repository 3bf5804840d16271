import { writeConditions } from '@desirepath/contract/conditions';
import { QUERY } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { useSavedSegments } from '../../app/filter/use-saved-segments.ts';
import { useSite } from '../../app/question.ts';
import { byName } from '../../ui/by-name.ts';
import { Select } from '../../ui/select.tsx';

interface GoalSelectProps {
  value: string | undefined;
  onChange: (goal: string | undefined) => void;
}

/** Who counts as converting: those who reached a goal, are in a saved segment, or got through a funnel. */
export function GoalSelect({ value, onChange }: GoalSelectProps) {
  const { id: site } = useSite();
  const goals = useQuery(api.goals.list.queryOptions({ input: { site } }));
  const segments = useSavedSegments();
  const funnels = useQuery(
    api.funnels.list.queryOptions({
      input: { site, limit: QUERY.maxPageSize },
      select: ({ items }) => ({ items: items.toSorted(byName) }),
    }),
  );
  const options = [
    { value: 'none', label: t`No goal` },
    ...(goals.data?.items ?? []).map(({ id, name }) => ({
      value: writeConditions([{ kind: 'goal', not: false, id }]) ?? '',
      label: name,
    })),
    ...segments.map(({ id, name }) => ({ value: `segment:${id}`, label: name })),
    ...(funnels.data?.items ?? []).map(({ id, name, steps }) => ({
      value: `funnel:${id}:${steps.length}:reached`,
      label: t`Through “${name}”`,
    })),
  ];
  const isKnown = value === undefined || options.some((option) => option.value === value);
  return (
    <Select
      label={t`Goal`}
      className="max-w-56 [&>span]:truncate"
      value={value ?? 'none'}
      options={isKnown ? options : [...options, { value, label: value }]}
      onChange={(chosen) => onChange(chosen === 'none' ? undefined : chosen)}
    />
  );
}
