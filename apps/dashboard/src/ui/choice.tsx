import { useId } from 'react';

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  /** Each with what choosing it means. */
  options: readonly { value: Value; label: string; help: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, where each needs a sentence. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="flex items-start gap-2.5">
          <input
            type="radio"
            name={id}
            className="mt-0.5 size-4 shrink-0 accent-primary"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className="grid gap-0.5">
            <span>{option.label}</span>
            <span className="text-2sm text-muted-foreground">{option.help}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
