import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useId } from 'react';
import { OfferedInput } from '../../app/filter/offered-input.tsx';
import { useOffers } from '../../app/filter/use-offers.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import type { Goal } from './queries.ts';

/** Which event counts as a conversion, and what says how much it is worth. */
export function GoalForm({ goal: { goal, worth }, onGoal }: { goal: Goal; onGoal: (goal: Goal) => void }) {
  const events = useOffers('events');
  const helpId = useId();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const textOf = (name: string) => String(given.get(name) ?? '').trim() || undefined;
    onGoal({ goal: textOf('goal'), worth: textOf('worth') });
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
                name="goal"
                defaultValue={goal ?? ''}
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
                name="worth"
                defaultValue={worth ?? ''}
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
      <p id={helpId} className="text-[13px] text-muted-foreground">
        <Trans>
          An event of your own, such as order; and the property of it that says what it was worth, such as total.
        </Trans>
      </p>
    </form>
  );
}
