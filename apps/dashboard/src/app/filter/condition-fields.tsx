import { t } from '@lingui/core/macro';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { ActField } from './act-field.tsx';
import type { ConditionForm, FormField } from './condition-forms.ts';
import { type FormValues, fillIn } from './fill-in.ts';
import { OfferedInput } from './offered-input.tsx';
import { SurveyFields } from './survey-fields.tsx';
import { useOffers } from './use-offers.ts';

const POLARITY = [
  { value: 'is', label: t`Is so` },
  { value: 'not', label: t`Is not` },
] as const;

interface ConditionFieldsProps {
  form: ConditionForm;
  /** What was said before, where a condition is changed. */
  before?: { not: boolean; values: FormValues };
  onDone: (text: string) => void;
}

/** Asks for the values of one condition. */
export function ConditionFields({ form, before, onDone }: ConditionFieldsProps) {
  const [polarity, setPolarity] = useState<'is' | 'not'>(before?.not ? 'not' : 'is');
  const [values, setValues] = useState<FormValues>(() => ({ ...firstChoices(form), ...before?.values }));
  const [problem, setProblem] = useState<string>();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A menu that stands within another form is not that form.
    event.stopPropagation();
    const filled = fillIn(form, polarity === 'not', values);
    if ('text' in filled) onDone(filled.text);
    else setProblem(filled.problem);
  };

  return (
    <form onSubmit={submit} className="grid gap-3 p-2" noValidate>
      <SegmentedControl label={form.label} value={polarity} options={POLARITY} onChange={setPolarity} />
      {form.kind === 'survey' ? (
        <SurveyFields
          values={values}
          onChange={(chosen) => {
            setProblem(undefined);
            setValues(chosen);
          }}
        />
      ) : (
        form.fields.map((field, index) => (
          <ValueField
            key={field.name}
            field={field}
            isFirst={index === 0}
            value={values[field.name] ?? (field.isMany ? [] : '')}
            onChange={(value) => {
              setProblem(undefined);
              setValues((now) => ({ ...now, [field.name]: value }));
            }}
          />
        ))
      )}
      {form.help && <p className="text-2sm text-muted-foreground">{form.help}</p>}
      {problem && (
        <p role="alert" className="text-2sm text-bad">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary">
        {before ? t`Change` : t`Add`}
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
  const offers = useOffers(field.offers);
  const { label, options, placeholder } = field;
  if (field.isAct && typeof value === 'string') return <ActField label={label} value={value} onChange={onChange} />;
  if (options && typeof value === 'string') {
    return (
      <Labelled label={label}>
        {field.isLong ? (
          <Select label={label} value={value} options={options} onChange={onChange} className="h-9" />
        ) : (
          <SegmentedControl label={label} value={value} options={options} onChange={onChange} className="w-fit" />
        )}
      </Labelled>
    );
  }
  // Of several there is always one more to fill in.
  const lines = typeof value === 'string' ? [value] : [...value, ''];
  const change = (index: number, text: string) =>
    onChange(typeof value === 'string' ? text : replaced(value, index, text));
  return (
    <Field label={label}>
      {(control) => (
        <div className="grid max-h-44 -m-1 gap-1.5 overflow-y-auto p-1">
          {lines.map((line, index) => (
            <OfferedInput
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
              key={index}
              offers={offers}
              placeholder={placeholder}
              type={field.isDay ? 'date' : 'text'}
              inputMode={field.isNumber ? 'numeric' : undefined}
              {...(index === 0 ? control : { 'aria-label': `${label}, ${index + 1}` })}
              // What the menu was opened for: to fill this in.
              autoFocus={isFirst && index === 0}
              value={line}
              onChange={(event) => change(index, event.target.value)}
            />
          ))}
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
