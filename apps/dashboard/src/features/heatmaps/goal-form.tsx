import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useId } from 'react';
import { OfferedInput } from '../../app/filter/offered-input.tsx';
import { useOffers } from '../../app/filter/use-offers.ts';
import { useTyped } from '../../app/use-typed.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import type { Goal } from './queries.ts';

/** Which event counts as a conversion, and what says how much it is worth. */
export function GoalForm({ goal: { goal, worth }, onGoal }: { goal: Goal; onGoal: (goal: Goal) => void }) {
  const events = useOffers('events');
  const helpId = useId();
  const [name, setName] = useTyped(goal ?? '');
  const [property, setProperty] = useTyped(worth ?? '');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onGoal({ goal: name.trim() || undefined, worth: property.trim() || undefined });
  };
  return (
    <form className="grid gap-1.5 border-b p-3" onSubmit={onSubmit}>
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-32 flex-1">
          <Field label={t`Goal`}>
            {(control) => (
              <OfferedInput
                {...control}
                aria-describedby={helpId}
                value={name}
                onChange={({ target }) => setName(target.value)}
                placeholder={t`No goal`}
                offers={events}
              />
            )}
          </Field>
        </div>
        <div className="min-w-32 flex-1">
          <Field label={t`Worth`}>
            {(control) => (
              <Input
                {...control}
                aria-describedby={helpId}
                value={property}
                onChange={({ target }) => setProperty(target.value)}
                placeholder={t`Its value`}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        </div>
        <Button type="submit">
          <Trans>Apply</Trans>
        </Button>
      </div>
      <p id={helpId} className="text-2sm text-muted-foreground">
        <Trans>
          An event of your own, such as order; and the property of it that says what it was worth, such as total.
        </Trans>
      </p>
    </form>
  );
}
