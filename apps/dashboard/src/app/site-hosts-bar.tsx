import { t } from '@lingui/core/macro';
import { ImageOff } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { isOn } from '../ui/padlock/kept.ts';
import type { KeptOf } from './kept-assets.ts';

/**
 * Says that pictures of the site are not shown, and lets them come from its hosts, as mail programs do: it tells the site that
 * somebody looks. Remembered for this site and whoever is signed in.
 */
export function SiteHostsBar({ kept, hosts }: KeptOf) {
  if (!kept || !hosts) return null;
  const names = hosts.hosts.join(', ');
  const isAnyMissed = [...kept.missed].some((address) => isOn(hosts.hosts, address));
  if (!hosts.shown && !isAnyMissed) return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t px-4 py-1.5 text-2sm text-muted-foreground"
    >
      <ImageOff className="size-4 shrink-0" aria-hidden />
      <span className="min-w-0 flex-1">
        {hosts.shown
          ? t`Pictures and fonts that are not kept come from ${names}.`
          : t`Pictures or fonts of ${names} that are not kept are not shown. To show them asks that site, which can see that.`}
      </span>
      <Button size="sm" variant="ghost" onClick={() => hosts.show(!hosts.shown)}>
        {hosts.shown ? t`Do not show them` : t`Show them for this site`}
      </Button>
    </div>
  );
}
