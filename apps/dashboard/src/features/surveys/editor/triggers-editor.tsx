import type { Goal } from '@desirepath/contract/goals';
import { SURVEYS } from '@desirepath/contract/limits';
import type { SurveyTrigger } from '@desirepath/contract/survey-showing';
import type { SurveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { api } from '../../../app/api.ts';
import { useSite } from '../../../app/question.ts';
import { useFocusKept } from '../../../app/use-focus-kept.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { Input } from '../../../ui/input.tsx';
import { NumberInput } from '../../../ui/number-input.tsx';
import { Select } from '../../../ui/select.tsx';
import { Loading } from '../../../ui/skeleton.tsx';

type TriggerType = SurveyTrigger['type'];

const LABELS: Record<TriggerType, string> = {
  delay: t`Time on the page`,
  scroll: t`Scroll depth`,
  exit_intent: t`About to leave`,
  inactivity: t`Inactivity`,
  event: t`Event`,
  click: t`Click on an element`,
  rage_click: t`Rage click`,
  goal: t`Goal reached`,
};
// Object.entries loses the literal types of the keys.
const TYPES = Object.entries(LABELS).map(([value, label]) => ({ value: value as TriggerType, label }));

/** A trigger to begin with. */
function triggerOf(type: TriggerType, goals: readonly Goal[]): SurveyTrigger {
  switch (type) {
    case 'delay':
      return { type, seconds: 10 };
    case 'scroll':
      return { type, percent: 50 };
    case 'inactivity':
      return { type, seconds: 30 };
    case 'event':
      return { type, name: 'order', filters: [] };
    case 'click':
      return { type, selector: '#buy' };
    case 'goal':
      return { type, goal: goals[0]?.id ?? 'event:order' };
    case 'exit_intent':
    case 'rage_click':
      return { type };
  }
}

interface TriggersEditorProps {
  draft: SurveyFields;
  onChange: (draft: SurveyFields) => void;
}

/** What must happen on a page before a survey is shown: one of these is enough. */
export function TriggersEditor({ draft, onChange }: TriggersEditorProps) {
  const { id: site } = useSite();
  const goals = useQuery(api.goals.list.queryOptions({ input: { site } })).data?.items;
  const { triggers } = draft;
  const adds = useFocusKept(triggers.length);
  const set = (changed: SurveyTrigger[]) => onChange({ ...draft, triggers: changed });
  return (
    <Card className="pb-4">
      <CardHeader title={t`When`}>
        <Button ref={adds} size="sm" variant="ghost" onClick={() => set([...triggers, triggerOf('delay', [])])}>
          <Plus aria-hidden />
          <Trans>Add a trigger</Trans>
        </Button>
      </CardHeader>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 px-4 pt-2">
        {triggers.length === 0 && (
          <li className="text-muted-foreground">
            <Trans>At once, as soon as the page has come.</Trans>
          </li>
        )}
        {triggers.map((trigger, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: triggers have no names
          <li key={index} className="flex flex-wrap items-center gap-2">
            {index > 0 && (
              <span className="text-muted-foreground">
                <Trans>or</Trans>
              </span>
            )}
            <Select
              label={t`Trigger ${index + 1}`}
              value={trigger.type}
              options={TYPES}
              onChange={(type) => set(triggers.with(index, triggerOf(type, goals ?? [])))}
            />
            <TriggerFields trigger={trigger} goals={goals} onChange={(changed) => set(triggers.with(index, changed))} />
            <Button
              variant="ghost"
              size="icon"
              className="ms-auto"
              aria-label={t`Remove trigger ${index + 1}`}
              onClick={() => set(triggers.toSpliced(index, 1))}
            >
              <X />
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface TriggerFieldsProps {
  trigger: SurveyTrigger;
  /** Undefined while they are not known. */
  goals: readonly Goal[] | undefined;
  onChange: (trigger: SurveyTrigger) => void;
}

function TriggerFields({ trigger, goals, onChange }: TriggerFieldsProps) {
  switch (trigger.type) {
    case 'delay':
    case 'inactivity':
      return (
        <NumberField
          unit={t`seconds`}
          value={trigger.seconds}
          most={SURVEYS.waitSeconds}
          onChange={(seconds) => onChange({ ...trigger, seconds })}
        />
      );
    case 'scroll':
      return (
        <NumberField
          unit={t`% of the page`}
          value={trigger.percent}
          most={100}
          onChange={(percent) => onChange({ ...trigger, percent })}
        />
      );
    case 'event':
      return (
        <Input
          aria-label={t`Name of the event`}
          className="h-8 w-44"
          value={trigger.name}
          onChange={(event) => onChange({ ...trigger, name: event.target.value })}
        />
      );
    case 'click':
      return (
        <Input
          aria-label={t`CSS selector`}
          className="h-8 w-44"
          value={trigger.selector}
          onChange={(event) => onChange({ ...trigger, selector: event.target.value })}
        />
      );
    case 'goal':
      return <GoalField goals={goals} value={trigger.goal} onChange={(goal) => onChange({ ...trigger, goal })} />;
    case 'exit_intent':
    case 'rage_click':
      return null;
  }
}

function NumberField({
  unit,
  value,
  most,
  onChange,
}: {
  unit: string;
  value: number;
  most: number;
  onChange: (value: number) => void;
}) {
  return (
    <span className="flex items-center gap-2">
      <NumberInput least={0} most={most} aria-label={unit} className="h-8 w-20" value={value} onChange={onChange} />
      {unit}
    </span>
  );
}

interface GoalFieldProps {
  goals: readonly Goal[] | undefined;
  value: string;
  onChange: (goal: string) => void;
}

function GoalField({ goals, value, onChange }: GoalFieldProps) {
  if (!goals) return <Loading className="h-8 w-32" />;
  if (goals.length === 0)
    return (
      <span className="text-muted-foreground">
        <Trans>There are no goals yet: add one on the overview.</Trans>
      </span>
    );
  const options = goals.map(({ id, name }) => ({ value: id, label: name }));
  const others = goals.some(({ id }) => id === value) ? [] : [{ value, label: otherWords(value) }];
  return <Select label={t`Goal`} value={value} options={[...options, ...others]} onChange={onChange} />;
}

/** An event is its own goal; any other that is not listed was deleted. */
const otherWords = (goal: string) =>
  goal.startsWith('event:') ? t`The event ${goal.slice(6)}` : t`A goal that is gone`;
