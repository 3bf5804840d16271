import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { GripVertical, X } from 'lucide-react';
import type { DragEvent, KeyboardEvent } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Input } from '../../../ui/input.tsx';
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
  onMove: (to: number) => void;
  onRemove: () => void;
  drag: { onDragStart: (event: DragEvent) => void; onDragOver: (event: DragEvent) => void; onDragEnd: () => void };
}

/** One step: dragged by its handle, or moved by the arrow keys on it. */
export function StepRow({ step, place, isOrdered, isEnd, onChange, onMove, onRemove, drag }: StepRowProps) {
  const { icon: Icon, label } = ACT_LOOKS[step.type];
  const words = stepWords(step);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onMove(place + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <li className="grid gap-2 rounded-md border bg-card p-2" onDragOver={drag.onDragOver}>
      <div className="flex items-center gap-1.5">
        <button
          type="button"
          draggable
          onDragStart={drag.onDragStart}
          onDragEnd={drag.onDragEnd}
          onKeyDown={onKeyDown}
          aria-label={t`Step ${place + 1}, ${words}: move with the arrow keys`}
          title={t`Drag, or press the arrow keys`}
          className="grid size-8 shrink-0 cursor-grab place-items-center rounded-md text-muted-foreground hover:bg-hover"
        >
          <GripVertical className="size-4" aria-hidden />
        </button>
        <span className="w-4 shrink-0 text-muted-foreground tabular-nums">{place + 1}</span>
        <ActPicker label={t`Step ${place + 1}`} onChoose={(act) => onChange({ ...step, ...act })}>
          <Button variant="ghost" className="min-w-0 flex-1 justify-start px-1.5 font-normal text-foreground">
            <Icon role="img" aria-label={label} className="text-muted-foreground" />
            <span className="truncate">{step.value}</span>
          </Button>
        </ActPicker>
        <Button variant="ghost" size="icon" aria-label={t`Remove step ${place + 1}, ${words}`} onClick={onRemove}>
          <X />
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
          <label className="flex items-center gap-1.5">
            <input
              type="checkbox"
              className="size-4 accent-primary"
              checked={step.optional}
              onChange={(event) => onChange({ ...step, optional: event.target.checked })}
            />
            <Trans>May be passed over</Trans>
          </label>
        )}
        {step.type === 'event' && (
          <PropertyFilters
            place={place}
            filters={step.filters}
            onChange={(filters) => onChange({ ...step, filters })}
          />
        )}
      </div>
    </li>
  );
}
