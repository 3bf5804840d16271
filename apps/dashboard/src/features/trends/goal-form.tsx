import { actText } from '@desirepath/contract/acts';
import type { Goal, WORTHS } from '@desirepath/contract/goals';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { ActField } from '../../app/filter/act-field.tsx';
import { problemOf } from '../../app/problem.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Select } from '../../ui/select.tsx';
import { CurrencySelect } from './currency-select.tsx';

const WORTH_OPTIONS = [
  { value: 'nothing', label: t`Nothing in figures` },
  { value: 'value', label: t`The value of the event` },
  { value: 'property', label: t`A property of the event` },
] as const satisfies readonly { value: (typeof WORTHS)[number]; label: string }[];

interface GoalFormProps {
  siteId: number;
  /** The one that is changed; none for a new one. */
  goal: Goal | undefined;
  /** What a new one is in, unless another is chosen. */
  usualCurrency: string | null;
  /** The one that was changed is changed, or stays as it was. */
  onDone: () => void;
}

/** Changes a goal, or adds one more. */
export function GoalForm({ siteId, goal, usualCurrency, onDone }: GoalFormProps) {
  const [name, setName] = useState(goal?.name ?? '');
  const [act, setAct] = useState(goal?.act ?? '');
  const [worth, setWorth] = useState<(typeof WORTHS)[number]>(goal?.worth ?? 'nothing');
  const [property, setProperty] = useState(goal?.worth_property ?? '');
  const [chosenCurrency, setCurrency] = useState<string | null>();
  const currency = chosenCurrency === undefined ? (goal ? goal.currency : usualCurrency) : chosenCurrency;
  // A new one begins with an empty field for what is done.
  const [count, setCount] = useState(0);
  const replace = useChange(api.goals.replace.mutationOptions(), {
    // What was counted by the goal as it was is old.
    stale: [api.goals.key(), api.trends.key()],
    isSaidByForm: true,
    onDone,
  });
  const create = useChange(api.goals.create.mutationOptions(), {
    stale: [api.goals.key()],
    isSaidByForm: true,
    onDone: () => {
      setName('');
      setAct('');
      setCount((before) => before + 1);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fields = {
      site: siteId,
      name,
      act,
      worth,
      worth_property: worth === 'property' ? property : null,
      currency: worth === 'nothing' ? null : currency,
    };
    if (goal) replace.mutate({ ...fields, id: goal.id });
    else create.mutate(fields);
  };
  const isComplete =
    name.trim() !== '' && actText.safeParse(act).success && (worth !== 'property' || property.trim() !== '');
  const failed = goal ? replace : create;
  const problem = failed.isError ? problemOf(failed.error) : undefined;
  return (
    <form onSubmit={submit} className="grid gap-3 border-t pt-4">
      <Field label={t`Name`}>
        {(control) => (
          <Input
            {...control}
            maxLength={60}
            placeholder={t`Order`}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <ActField key={count} label={t`What reaches it`} value={act} onChange={setAct} />
      <Labelled label={t`Worth`}>
        <div className="flex flex-wrap gap-1.5">
          <Select label={t`Worth`} className="h-9" value={worth} options={WORTH_OPTIONS} onChange={setWorth} />
          {worth === 'property' && (
            <Input
              aria-label={t`Property that says what it is worth`}
              className="w-48"
              placeholder={t`total`}
              value={property}
              onChange={(event) => setProperty(event.target.value)}
            />
          )}
          {worth !== 'nothing' && <CurrencySelect aria-label={t`Currency`} value={currency} onChange={setCurrency} />}
        </div>
        {worth !== 'nothing' && currency !== null && (
          <p className="text-2sm text-muted-foreground">
            <Trans>Events whose property “currency” names another one count, but their value is not added.</Trans>
          </p>
        )}
      </Labelled>
      {problem && (
        <p role="alert" className="text-bad">
          {problem.issues[0]?.message ?? problem.message}
        </p>
      )}
      <div className="flex justify-end gap-2">
        {goal && (
          <Button onClick={onDone}>
            <Trans>Cancel</Trans>
          </Button>
        )}
        <Button type="submit" variant="primary" disabled={!isComplete || failed.isPending}>
          {goal ? t`Save` : t`Add goal`}
        </Button>
      </div>
    </form>
  );
}
