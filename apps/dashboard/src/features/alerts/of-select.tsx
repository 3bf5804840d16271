import { QUERY } from '@desirepath/contract/limits';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { Select } from '../../ui/select.tsx';

interface OfSelectProps {
  site: number;
  kind: 'goal' | 'funnel' | 'form' | 'survey';
  value: string | null;
  onChange: (of: string) => void;
}

const limit = QUERY.maxPageSize;
const SCORED = new Set(['nps', 'csat', 'ces']);

/** Of which goal, funnel, form or question of a survey a number is. */
export function OfSelect({ site, kind, value, onChange }: OfSelectProps) {
  const goals = useQuery({ ...api.goals.list.queryOptions({ input: { site } }), enabled: kind === 'goal' });
  const funnels = useQuery({
    ...api.funnels.list.queryOptions({ input: { site, limit } }),
    enabled: kind === 'funnel',
  });
  const forms = useQuery({ ...api.forms.list.queryOptions({ input: { site, limit } }), enabled: kind === 'form' });
  const surveys = useQuery({
    ...api.surveys.list.queryOptions({ input: { site, limit } }),
    enabled: kind === 'survey',
  });
  const options = {
    goal: goals.data?.items.map(({ id, name }) => ({ value: id, label: name })),
    funnel: funnels.data?.items.map(({ id, name }) => ({ value: id, label: name })),
    form: forms.data?.items.map(({ id, name }) => ({ value: id, label: name })),
    survey: surveys.data?.items.flatMap(({ id, name, questions }) =>
      questions
        .filter(({ type }) => SCORED.has(type))
        .map((question) => ({ value: `${id}:${question.id}`, label: `${name}: ${question.text}` })),
    ),
  }[kind];
  if (options?.length === 0 && value === null)
    return <p className="text-muted-foreground">There is no {kind} to choose from yet.</p>;
  const isListed = value === null || options?.some((one) => one.value === value);
  const chosen = value === null ? `Choose a ${kind}` : options ? `A ${kind} that is gone` : '…';
  const others = value === null || !isListed ? [{ value: value ?? 'none', label: chosen }] : [];
  return (
    <Select
      label={`Which ${kind}`}
      value={value ?? 'none'}
      options={[...others, ...(options ?? [])]}
      onChange={(one) => one !== 'none' && onChange(one)}
    />
  );
}
