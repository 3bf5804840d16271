import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';

interface NumberFieldProps {
  label: string;
  unit: string;
  help: string;
  error: string | undefined;
  /** 0 where not given. */
  min?: number;
  max: number;
  /** What stands in an empty field; one that has it may be left empty. */
  none?: string;
  value: string;
  onChange: (typed: string) => void;
}

/** A number from 0 to `max`, with its unit behind it. */
export function NumberField({ label, unit, help, error, min = 0, max, none, value, onChange }: NumberFieldProps) {
  return (
    <Field label={label} help={help} {...(error ? { error } : {})}>
      {(control) => (
        <span className="flex items-center gap-2">
          <Input
            {...control}
            type="number"
            inputMode="decimal"
            required={none === undefined}
            placeholder={none}
            min={min}
            max={max}
            step="any"
            className="w-28 tabular-nums"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <span className="text-muted-foreground">{unit}</span>
        </span>
      )}
    </Field>
  );
}
