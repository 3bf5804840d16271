import { PASSWORD } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';

interface NewPasswordFieldProps {
  label: string;
  value: string;
  onChange: (password: string) => void;
  error: string | undefined;
}

export const NewPasswordField = ({ label, value, onChange, error }: NewPasswordFieldProps) => (
  <Field label={label} help={t`At least ${PASSWORD.min} characters`} error={error}>
    {(control) => (
      <Input
        {...control}
        type="password"
        autoComplete="new-password"
        required
        minLength={PASSWORD.min}
        maxLength={PASSWORD.max}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
