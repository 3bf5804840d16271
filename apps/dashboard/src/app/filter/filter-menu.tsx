import { Command } from 'cmdk';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { SEGMENT_KEYS, type SegmentKey } from '../search.ts';
import { SEGMENT_LABELS } from '../segment-labels.ts';
import { ConditionFields } from './condition-fields.tsx';
import { CONDITION_FORMS, type ConditionForm, MARK_FORMS } from './condition-forms.ts';
import { PropertyValues } from './property-values.tsx';
import { useFilter } from './use-filter.ts';

/** Adds a condition: first what it is about, by typing or by the arrows, then its values. Loaded when it is first opened. */
export default function FilterMenu({ onDone }: { onDone: () => void }) {
  const { marks, add } = useFilter();
  const [chosen, setChosen] = useState<SegmentKey | ConditionForm>();
  const forms = marks ? [...MARK_FORMS, ...CONDITION_FORMS] : CONDITION_FORMS;
  const groups = Map.groupBy(forms, ({ group }) => group);

  if (!chosen) {
    return (
      <Command label="Add a filter" loop>
        <Command.Input
          autoFocus
          placeholder="Filter by…"
          className="h-9 w-full border-b bg-transparent px-2 outline-none placeholder:text-muted-foreground"
        />
        <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto pt-1">
          <Command.Empty className="px-2 py-6 text-center text-muted-foreground">Nothing is called that.</Command.Empty>
          <Group heading="Session">
            {SEGMENT_KEYS.filter((key) => key !== 'page').map((key) => (
              <Item key={key} label={SEGMENT_LABELS[key]} onSelect={() => setChosen(key)} />
            ))}
          </Group>
          {[...groups].map(([group, ofGroup]) => (
            <Group key={group} heading={group}>
              {ofGroup.map((form) => (
                <Item key={form.kind} label={form.label} onSelect={() => setChosen(form)} />
              ))}
            </Group>
          ))}
        </Command.List>
      </Command>
    );
  }
  const isProperty = typeof chosen === 'string';
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setChosen(undefined)} className="mb-1">
        <ArrowLeft aria-hidden />
        {isProperty ? SEGMENT_LABELS[chosen] : chosen.label}
      </Button>
      {isProperty ? (
        <PropertyValues by={chosen} onDone={onDone} />
      ) : (
        <ConditionFields
          form={chosen}
          onDone={(text) => {
            add(text, chosen.group === 'Marks' ? 'marks' : 'where');
            onDone();
          }}
        />
      )}
    </>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted-foreground [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}

function Item({ label, onSelect }: { label: string; onSelect: () => void }) {
  return (
    <Command.Item
      onSelect={onSelect}
      className="flex h-8 cursor-pointer items-center rounded-md px-2 data-[selected=true]:bg-hover"
    >
      {label}
    </Command.Item>
  );
}
