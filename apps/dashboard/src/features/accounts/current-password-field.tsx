import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';

interface CurrentPasswordFieldProps {
  label: string;
  value: string;
  onChange: (password: string) => void;
  error?: string | undefined;
}

/** Asks whoever sits there for the password once more, before something about the account changes. */
export const CurrentPasswordField = ({ label, value, onChange, error }: CurrentPasswordFieldProps) => (
  <Field label={label} error={error}>
    {(control) => (
      <Input
        {...control}
        type="password"
        autoComplete="current-password"
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
