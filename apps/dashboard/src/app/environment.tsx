import type { Device } from '@desirepath/contract/common';
import { t } from '@lingui/core/macro';
import { Monitor, Smartphone, Tablet } from 'lucide-react';
import { countryFlag, countryName } from '../ui/format.ts';

const ICONS = { desktop: Monitor, tablet: Tablet, mobile: Smartphone };
const NAMES = { desktop: t`Desktop`, tablet: t`Tablet`, mobile: t`Phone` };

export const deviceName = (device: Device): string => NAMES[device];

interface EnvironmentProps {
  device: Device;
  country: string;
  /** Left out where there is no room for words. */
  browser?: string;
  os?: string;
}

/** Device, country, browser and system of a session in one line. */
export function Environment({ device, country, browser, os }: EnvironmentProps) {
  const Icon = ICONS[device];
  return (
    <span className="flex min-w-0 items-center gap-2 text-muted-foreground">
      <Icon role="img" aria-label={NAMES[device]} className="size-4 shrink-0 text-muted-foreground" />
      {country && (
        <span role="img" aria-label={countryName(country)} title={countryName(country)}>
          {countryFlag(country) || country}
        </span>
      )}
      {browser !== undefined && (
        <span className="truncate">{[browser, os].filter(Boolean).join(' · ') || t`Unknown browser`}</span>
      )}
    </span>
  );
}
