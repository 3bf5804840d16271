import { DAY_MS } from '@desirepath/contract/durations';
import { habits } from '../../language/i18n.ts';

/** How far clocks of a time zone are ahead of UTC at a moment, in ms. */
function aheadAt(at: number, timeZone: string): number {
  // Sweden writes moments as ISO does.
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
}

/**
 * The moment at which clocks of a time zone show this (`2026-03-29T14:30`). Where they show it twice, the first time; where they
 * skip it, as long after the gap began.
 */
export function momentBy(shown: string, timeZone: string): string {
  const asUtc = Date.parse(`${shown}Z`);
  const [before, after] = [asUtc - DAY_MS, asUtc + DAY_MS].map((near) => asUtc - aheadAt(near, timeZone));
  const shows = [before, after].find((at) => at !== undefined && at + aheadAt(at, timeZone) === asUtc);
  return new Date(shows ?? before ?? asUtc).toISOString();
}

/** A moment (ISO) as the clocks of a time zone show it: `22 Nov 2026, 20:17`. */
export const formatMomentIn = (moment: string, timeZone: string): string =>
  new Intl.DateTimeFormat(habits(), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(moment));
