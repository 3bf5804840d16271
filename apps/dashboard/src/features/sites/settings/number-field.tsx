import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';

interface NumberFieldProps {
  label: string;
  unit: string;
  help: string;
  error: string | undefined;
  max: number;
  value: string;
  onChange: (typed: string) => void;
}

/** A number from 0 to `max`, with its unit behind it. */
export function NumberField({ label, unit, help, error, max, value, onChange }: NumberFieldProps) {
  return (
    <Field label={label} help={help} {...(error ? { error } : {})}>
      {(control) => (
        <span className="flex items-center gap-2">
          <Input
            {...control}
            type="number"
            inputMode="decimal"
            required
            min={0}
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
