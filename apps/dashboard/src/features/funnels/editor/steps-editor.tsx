import type { Act } from '@desirepath/contract/acts';
import { FUNNELS } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useFocusKept } from '../../../app/use-focus-kept.ts';
import { useReordering } from '../../../app/use-reordering.ts';
import { Button } from '../../../ui/button.tsx';
import { stepWords } from '../words.ts';
import { ActPicker } from './act-picker.tsx';
import { type Draft, newKey, settled } from './draft.ts';
import { NextSteps } from './next-steps.tsx';
import { StepRow } from './step-row.tsx';

interface StepsEditorProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** The steps in their order. A step is added by typing, or by going the way that visitors went. */
export function StepsEditor({ draft, onChange }: StepsEditorProps) {
  const [said, setSaid] = useState('');
  const { steps } = draft;
  const adds = useFocusKept(steps.length);
  const set = (changed: Draft['steps']) => onChange(settled({ ...draft, steps: changed }));
  const add = (act: Act) => set([...steps, { ...act, optional: false, key: newKey() }]);
  const reordering = useReordering(
    steps,
    ({ key }) => key,
    (changed, step, to) => {
      set(changed);
      setSaid(t`${stepWords(step)} is step ${to + 1} now`);
    },
  );

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <ol className="grid gap-2">
        {steps.map((step, index) => (
          <StepRow
            key={step.key}
            step={step}
            place={index}
            isOrdered={draft.order !== 'any'}
            isEnd={index === 0 || index === steps.length - 1}
            onChange={(changed) => set(steps.with(index, changed))}
            onRemove={() => set(steps.toSpliced(index, 1))}
            reordering={reordering(index)}
          />
        ))}
      </ol>
      {steps.length < FUNNELS.steps.max && (
        <>
          <ActPicker label={t`Add a step`} onChoose={add}>
            <Button ref={adds} className="justify-self-start">
              <Plus aria-hidden />
              <Trans>Add a step</Trans>
            </Button>
          </ActPicker>
          <NextSteps steps={draft.steps} onChoose={add} />
        </>
      )}
    </div>
  );
}
