import { Trans } from '@lingui/react/macro';
import type { ComponentProps } from 'react';
import { currencyName } from '../../ui/format.ts';
import { NativeSelect } from '../../ui/native-select.tsx';

interface CurrencySelectProps extends Omit<ComponentProps<'select'>, 'value' | 'onChange'> {
  /** ISO 4217; null for what is no money. */
  value: string | null;
  onChange: (currency: string | null) => void;
}

/** Every currency this browser knows, and the given one even if it does not. */
export function CurrencySelect({ value, onChange, ...props }: CurrencySelectProps) {
  const known = Intl.supportedValuesOf('currency');
  const currencies = value === null || known.includes(value) ? known : [value, ...known];
  return (
    <NativeSelect
      className="max-w-56"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
      {...props}
    >
      <option value="">
        <Trans>No currency</Trans>
      </option>
      {currencies.map((currency) => (
        <option key={currency} value={currency}>
          {currency} – {currencyName(currency)}
        </option>
      ))}
    </NativeSelect>
  );
}
