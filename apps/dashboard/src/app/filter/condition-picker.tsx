import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Command } from 'cmdk';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { CommandGroup, CommandItem } from '../../ui/command-list.tsx';
import { SEGMENT_KEYS, type SegmentKey } from '../search.ts';
import { SEGMENT_LABELS } from '../segment-labels.ts';
import { ConditionFields } from './condition-fields.tsx';
import type { ConditionForm } from './condition-forms.ts';
import { PropertyValues } from './property-values.tsx';
import { useSavedSegments } from './use-saved-segments.ts';

interface ConditionPickerProps {
  forms: readonly ConditionForm[];
  /** A property of the session and its value. */
  onProperty: (key: SegmentKey, value: string) => void;
  /** The text of a condition, and the form it was made with; none where it names a saved segment. */
  onCondition: (text: string, form?: ConditionForm) => void;
}

/** Asks for a condition: first what it is about, by typing or by the arrows, then its values. */
export function ConditionPicker({ forms, onProperty, onCondition }: ConditionPickerProps) {
  const [chosen, setChosen] = useState<SegmentKey | ConditionForm>();
  const saved = useSavedSegments();
  const groups = Map.groupBy(forms, ({ group }) => group);

  if (!chosen) {
    return (
      <Command label={t`Add a filter`} loop filter={holdsWords}>
        <Command.Input
          autoFocus
          placeholder={t`Filter by…`}
          className="h-9 w-full border-b bg-transparent px-2 outline-none placeholder:text-muted-foreground"
        />
        <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto pt-1">
          <Command.Empty className="px-2 py-6 text-center text-muted-foreground">
            <Trans>Nothing is called that.</Trans>
          </Command.Empty>
          {saved.length > 0 && (
            <CommandGroup heading={t`Saved segments`}>
              {saved.map(({ id, name }) => (
                <CommandItem key={id} value={`${name} ${id}`} onSelect={() => onCondition(`segment:${id}`)}>
                  {name}
                </CommandItem>
              ))}
            </CommandGroup>
          )}
          <CommandGroup heading={t`Session`}>
            {SEGMENT_KEYS.filter((key) => key !== 'page').map((key) => (
              <CommandItem key={key} value={SEGMENT_LABELS[key]} onSelect={() => setChosen(key)}>
                {SEGMENT_LABELS[key]}
              </CommandItem>
            ))}
          </CommandGroup>
          {[...groups].map(([group, ofGroup]) => (
            <CommandGroup key={group} heading={group}>
              {ofGroup.map((form) => (
                <CommandItem key={form.kind} value={form.label} onSelect={() => setChosen(form)}>
                  {form.label}
                </CommandItem>
              ))}
            </CommandGroup>
          ))}
        </Command.List>
      </Command>
    );
  }
  const isProperty = typeof chosen === 'string';
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setChosen(undefined)} className="mb-1">
        <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
        {isProperty ? SEGMENT_LABELS[chosen] : chosen.label}
      </Button>
      {isProperty ? (
        <PropertyValues by={chosen} onChoose={(value) => onProperty(chosen, value)} />
      ) : (
        <ConditionFields form={chosen} onDone={(text) => onCondition(text, chosen)} />
      )}
    </>
  );
}

/** Whether a label has all that was typed in it, as it was typed: to look for single letters makes of `rage` an `entRy pAGE`. */
const holdsWords = (label: string, typed: string): number =>
  Number(
    typed
      .toLowerCase()
      .split(/\s+/)
      .every((word) => label.toLowerCase().includes(word)),
  );
