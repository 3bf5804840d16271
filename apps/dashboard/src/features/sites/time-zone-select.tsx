import type { ComponentProps } from 'react';
import { NativeSelect } from '../../ui/native-select.tsx';

/** Every time zone this browser knows, and the given one even if it does not. */
export function TimeZoneSelect({ value, ...props }: ComponentProps<'select'> & { value: string }) {
  const known = Intl.supportedValuesOf('timeZone');
  const zones = known.includes(value) ? known : [value, ...known];
  return (
    <NativeSelect value={value} {...props}>
      {zones.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </NativeSelect>
  );
}

export const browserTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
