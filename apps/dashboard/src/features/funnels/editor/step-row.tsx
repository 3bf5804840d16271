import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { MoveHandle } from '../../../app/move-handle.tsx';
import type { Reordering } from '../../../app/use-reordering.ts';
import { Button } from '../../../ui/button.tsx';
import { Input } from '../../../ui/input.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { ACT_LOOKS, stepWords } from '../words.ts';
import { ActPicker } from './act-picker.tsx';
import type { Draft } from './draft.ts';
import { PropertyFilters } from './property-filters.tsx';

type Step = Draft['steps'][number];

interface StepRowProps {
  step: Step;
  place: number;
  isOrdered: boolean;
  isEnd: boolean;
  onChange: (step: Step) => void;
  onRemove: () => void;
  reordering: Reordering;
}

/** One step: dragged by its handle, or moved by the arrow keys on it. */
export function StepRow({ step, place, isOrdered, isEnd, onChange, onRemove, reordering }: StepRowProps) {
  const { icon: Icon, label } = ACT_LOOKS[step.type];
  const words = stepWords(step);
  return (
    <li className="grid gap-2 rounded-md border bg-card p-2" onDragOver={reordering.onDragOver}>
      <div className="flex items-center gap-1.5">
        <MoveHandle label={t`Step ${place + 1}, ${words}: move with the arrow keys`} handle={reordering.handle} />
        <span className="w-4 shrink-0 text-muted-foreground tabular-nums">{place + 1}</span>
        <ActPicker label={t`Step ${place + 1}`} onChoose={(act) => onChange({ ...step, ...act })}>
          <Button variant="ghost" className="min-w-0 flex-1 justify-start px-1.5 font-normal text-foreground">
            <Icon role="img" aria-label={label} className="text-muted-foreground" />
            <span className="truncate">{step.value}</span>
          </Button>
        </ActPicker>
        <Button variant="ghost" size="icon" aria-label={t`Remove step ${place + 1}, ${words}`} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-2 ps-10">
        <Input
          aria-label={t`Name of step ${place + 1}`}
          placeholder={t`Name (optional)`}
          maxLength={100}
          className="h-8 w-44"
          value={step.name ?? ''}
          onChange={(event) => onChange({ ...step, name: event.target.value || undefined })}
        />
        {isOrdered && !isEnd && (
          <Tick checked={step.optional} onChange={(optional) => onChange({ ...step, optional })}>
            <Trans>May be passed over</Trans>
          </Tick>
        )}
        {step.type === 'event' && (
          <PropertyFilters
            event={step.value}
            place={place}
            filters={step.filters}
            onChange={(filters) => onChange({ ...step, filters })}
          />
        )}
      </div>
    </li>
  );
}
