import type { Device } from '@desirepath/contract/common';
import type { Recording } from '@desirepath/contract/recordings';
import { Monitor, Smartphone, Tablet } from 'lucide-react';
import { countryFlag, countryName } from '../../ui/format.ts';

const ICONS = { desktop: Monitor, tablet: Tablet, mobile: Smartphone };
const NAMES = { desktop: 'Desktop', tablet: 'Tablet', mobile: 'Phone' };

export const deviceName = (device: Device): string => NAMES[device];

function DeviceIcon({ device }: { device: Device }) {
  const Icon = ICONS[device];
  return <Icon role="img" aria-label={NAMES[device]} className="size-4 shrink-0 text-muted-foreground" />;
}

/** Device, country, browser and system of a session in one line. */
export function Environment({ recording }: { recording: Recording }) {
  const { device, country, browser, os } = recording;
  return (
    <span className="flex min-w-0 items-center gap-2 text-muted-foreground">
      <DeviceIcon device={device} />
      {country && (
        <span role="img" aria-label={countryName(country)} title={countryName(country)}>
          {countryFlag(country) || country}
        </span>
      )}
      <span className="truncate">{[browser, os].filter(Boolean).join(' · ') || 'Unknown browser'}</span>
    </span>
  );
}

export const sourceName = (source: string): string => source || 'Direct';
