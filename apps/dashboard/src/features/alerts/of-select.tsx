import { QUERY } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
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
const WORDS = {
  goal: {
    which: t`Which goal`,
    choose: t`Choose a goal`,
    gone: t`A goal that is gone`,
    none: t`There is no goal to choose from yet.`,
  },
  funnel: {
    which: t`Which funnel`,
    choose: t`Choose a funnel`,
    gone: t`A funnel that is gone`,
    none: t`There is no funnel to choose from yet.`,
  },
  form: {
    which: t`Which form`,
    choose: t`Choose a form`,
    gone: t`A form that is gone`,
    none: t`There is no form to choose from yet.`,
  },
  survey: {
    which: t`Which survey`,
    choose: t`Choose a survey`,
    gone: t`A survey that is gone`,
    none: t`There is no survey to choose from yet.`,
  },
};
const SCORED = new Set(['nps', 'csat', 'ces']);

/** Of which goal, funnel, form or question of a survey a number is. */
export function OfSelect({ site, kind, value, onChange }: OfSelectProps) {
  const words = WORDS[kind];
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
  if (options?.length === 0 && value === null) return <p className="text-muted-foreground">{words.none}</p>;
  const isListed = value === null || options?.some((one) => one.value === value);
  const chosen = value === null ? words.choose : options ? words.gone : '…';
  const others = value === null || !isListed ? [{ value: value ?? 'none', label: chosen }] : [];
  return (
    <Select
      label={words.which}
      value={value ?? 'none'}
      options={[...others, ...(options ?? [])]}
      onChange={(one) => one !== 'none' && onChange(one)}
    />
  );
}
