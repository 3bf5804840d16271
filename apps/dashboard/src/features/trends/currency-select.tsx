import { Trans } from '@lingui/react/macro';
import type { ComponentProps } from 'react';
import { currencyName } from '../../ui/format.ts';

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
    <select
      className="h-9 min-w-0 max-w-56 rounded-md border border-input bg-card px-2.5"
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
    </select>
  );
}
