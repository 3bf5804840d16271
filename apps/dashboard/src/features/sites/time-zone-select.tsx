import type { ComponentProps } from 'react';

/** Every time zone this browser knows, and the given one even if it does not. */
export function TimeZoneSelect({ value, ...props }: ComponentProps<'select'> & { value: string }) {
  const known = Intl.supportedValuesOf('timeZone');
  const zones = known.includes(value) ? known : [value, ...known];
  return (
    <select className="h-9 w-full rounded-md border border-input bg-card px-2.5" value={value} {...props}>
      {zones.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll('_', ' ')}
        </option>
      ))}
    </select>
  );
}

export const browserTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
