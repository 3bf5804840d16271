import { Field } from '../../../ui/field.tsx';
import { Textarea } from '../../../ui/textarea.tsx';

interface ListFieldProps {
  label: string;
  help: string;
  error: string | undefined;
  placeholder: string;
  value: string;
  onChange: (typed: string) => void;
}

/** Any number of values, one a line. */
export function ListField({ label, help, error, placeholder, value, onChange }: ListFieldProps) {
  return (
    <Field label={label} help={help} {...(error ? { error } : {})}>
      {(control) => (
        <Textarea
          {...control}
          rows={Math.min(8, value.split('\n').length + 1)}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
