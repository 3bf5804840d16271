import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { api } from '../api.ts';
import { useQuestion } from '../question.ts';
import { type ConditionForm, type FormField, type FormValues, fillIn } from './condition-forms.ts';

/** Values offered while typing. */
const OFFERED = 50;

const POLARITY = [
  { value: 'is', label: 'Is so' },
  { value: 'not', label: 'Is not' },
] as const;

/** Asks for the values of one condition. */
export function ConditionFields({ form, onDone }: { form: ConditionForm; onDone: (text: string) => void }) {
  const [polarity, setPolarity] = useState<'is' | 'not'>('is');
  const [values, setValues] = useState<FormValues>(() => firstChoices(form));
  const [problem, setProblem] = useState<string>();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const filled = fillIn(form, polarity === 'not', values);
    if ('text' in filled) onDone(filled.text);
    else setProblem(filled.problem);
  };

  return (
    <form onSubmit={submit} className="grid gap-3 p-2" noValidate>
      <SegmentedControl label={form.label} value={polarity} options={POLARITY} onChange={setPolarity} />
      {form.fields.map((field, index) => (
        <ValueField
          key={field.name}
          field={field}
          isFirst={index === 0}
          value={values[field.name] ?? (field.isMany ? [] : '')}
          onChange={(value) => {
            setProblem(undefined);
            setValues((before) => ({ ...before, [field.name]: value }));
          }}
        />
      ))}
      {form.help && <p className="text-[13px] text-muted-foreground">{form.help}</p>}
      {problem && (
        <p role="alert" className="text-[13px] text-bad">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary">
        Add
      </Button>
    </form>
  );
}

const firstChoices = (form: ConditionForm): FormValues =>
  Object.fromEntries(form.fields.flatMap(({ name, options }) => (options?.[0] ? [[name, options[0].value]] : [])));

interface ValueFieldProps {
  field: FormField;
  isFirst: boolean;
  value: string | readonly string[];
  onChange: (value: string | readonly string[]) => void;
}

function ValueField({ field, isFirst, value, onChange }: ValueFieldProps) {
  const listId = useId();
  const offers = useOffers(field.offers);
  const { label, options, placeholder } = field;
  if (options && typeof value === 'string') {
    return (
      <div className="grid gap-1.5">
        <span className="font-medium">{label}</span>
        <SegmentedControl label={label} value={value} options={options} onChange={onChange} className="w-fit" />
      </div>
    );
  }
  const shared = {
    placeholder,
    inputMode: field.isNumber ? ('numeric' as const) : undefined,
    list: offers.length > 0 ? listId : undefined,
    autoComplete: 'off',
    spellCheck: false,
  };
  // Of several there is always one more to fill in.
  const lines = typeof value === 'string' ? [value] : [...value, ''];
  const change = (index: number, text: string) =>
    onChange(typeof value === 'string' ? text : replaced(value, index, text));
  return (
    <Field label={label}>
      {(control) => (
        <div className="grid max-h-44 -m-1 gap-1.5 overflow-y-auto p-1">
          {lines.map((line, index) => (
            <Input
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
              key={index}
              {...shared}
              {...(index === 0 ? control : { 'aria-label': `${label}, ${index + 1}` })}
              // What the menu was opened for: to fill this in.
              autoFocus={isFirst && index === 0}
              value={line}
              onChange={(event) => change(index, event.target.value)}
            />
          ))}
          <datalist id={listId}>
            {offers.map((offer) => (
              <option key={offer} value={offer} />
            ))}
          </datalist>
        </div>
      )}
    </Field>
  );
}

/** The lines with one of them changed; empty ones at the end go. */
function replaced(lines: readonly string[], index: number, text: string): string[] {
  const changed = [...lines];
  changed[index] = text;
  while (changed.at(-1) === '') changed.pop();
  return changed;
}

/** What to offer of pages or tags; nothing until it is known, and nothing where it cannot be: anything may be typed. */
function useOffers(kind: FormField['offers']): string[] {
  const { site, from, to } = useQuestion();
  const pages = useQuery({
    ...api.trends.breakdown.queryOptions({ input: { site, from, to, by: 'page', limit: OFFERED } }),
    enabled: kind === 'pages',
  });
  const tags = useQuery({ ...api.recordings.tags.queryOptions({ input: { site } }), enabled: kind === 'tags' });
  if (kind === 'pages') return pages.data?.items.map(({ value }) => value) ?? [];
  return kind === 'tags' ? (tags.data?.items.map(({ tag }) => tag) ?? []) : [];
}
