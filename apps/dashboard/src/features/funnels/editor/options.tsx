import type { Exclusion } from '@desirepath/contract/funnel-definition';
import { FUNNELS } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { useFocusKept } from '../../../app/use-focus-kept.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Select } from '../../../ui/select.tsx';
import { ACT_LOOKS, ORDERS, UNITS, WINDOWS, windowWords } from '../words.ts';
import { ActPicker } from './act-picker.tsx';
import { type Draft, settled } from './draft.ts';

interface OptionsProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** How the steps belong together. */
export function Options({ draft, onChange }: OptionsProps) {
  const adds = useFocusKept(draft.exclusions.length);
  const windows = WINDOWS.map(([seconds, label]) => ({ value: String(seconds), label }));
  const isUsual = WINDOWS.some(([seconds]) => seconds === draft.window_seconds);
  const own = { value: String(draft.window_seconds), label: windowWords(draft.window_seconds) };
  return (
    <div className="grid gap-4">
      <Choice
        label={t({ message: 'Order', context: 'of steps' })}
        value={draft.order}
        options={ORDERS}
        onChange={(order) => onChange(settled({ ...draft, order }))}
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <span className="flex items-center gap-2">
          <Trans>Within</Trans>
          <Select
            label={t`Conversion window`}
            value={String(draft.window_seconds)}
            options={isUsual ? windows : [...windows, own]}
            onChange={(seconds) => onChange({ ...draft, window_seconds: Number(seconds) })}
          />
        </span>
        <span className="flex items-center gap-2">
          <Trans context="by session or visitor">Count</Trans>
          <SegmentedControl
            label={t`Counted by`}
            value={draft.count_by}
            options={UNITS}
            onChange={(count_by) => onChange({ ...draft, count_by })}
          />
        </span>
      </div>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium">
          <Trans>Leave out who in between …</Trans>
        </legend>
        {draft.exclusions.map((one, index) => (
          <ExclusionRow
            key={`${one.type} ${one.value}`}
            exclusion={one}
            steps={draft.steps.length}
            onChange={(changed) => onChange({ ...draft, exclusions: draft.exclusions.with(index, changed) })}
            onRemove={() => onChange({ ...draft, exclusions: draft.exclusions.toSpliced(index, 1) })}
          />
        ))}
        {draft.exclusions.length < FUNNELS.exclusions && (
          <ActPicker
            label={t`Add an exclusion`}
            onChoose={(act) => onChange({ ...draft, exclusions: [...draft.exclusions, act] })}
          >
            <Button ref={adds} className="justify-self-start">
              <Plus aria-hidden />
              <Trans>Add an exclusion</Trans>
            </Button>
          </ActPicker>
        )}
      </fieldset>
    </div>
  );
}

interface ExclusionRowProps {
  exclusion: Exclusion;
  steps: number;
  onChange: (exclusion: Exclusion) => void;
  onRemove: () => void;
}

function ExclusionRow({ exclusion, steps, onChange, onRemove }: ExclusionRowProps) {
  const { icon: Icon, label } = ACT_LOOKS[exclusion.type];
  const { from = 1, to = steps } = exclusion;
  const places = (first: number, last: number) =>
    Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
      value: String(first + index),
      label: t`Step ${first + index}`,
    }));
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-md border p-2">
      <Icon className="size-4 shrink-0 text-muted-foreground" role="img" aria-label={label} />
      <span className="min-w-0 flex-1 truncate">{exclusion.value}</span>
      {steps > 2 && (
        <>
          <Select
            label={t`After`}
            value={String(from)}
            options={places(1, to - 1)}
            onChange={(value) => onChange({ ...exclusion, from: Number(value) })}
          />
          <Select
            label={t`Before`}
            value={String(to)}
            options={places(from + 1, steps)}
            onChange={(value) => onChange({ ...exclusion, to: Number(value) })}
          />
        </>
      )}
      <Button variant="ghost" size="icon" aria-label={t`Remove the exclusion ${exclusion.value}`} onClick={onRemove}>
        <X />
      </Button>
    </div>
  );
}
