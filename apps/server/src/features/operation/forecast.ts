import { DAY_MS } from '@desirepath/contract/durations';
import { OPERATION } from '@desirepath/contract/limits';
import { medianOf } from '../segments/median.ts';
import type { DiskSample } from './queries.ts';

/** Of the lines between all of so many there are some thousand. */
const MOST = 48;

export interface DiskForecast {
  filling_a_day: number | null;
  /** epoch ms */
  full_at: number | null;
}

const UNKNOWN: DiskForecast = { filling_a_day: null, full_at: null };

/**
 * When the disk is full, if it goes on as it did. The median of the slopes between all that was seen (Theil and Sen): what comes
 * at night and goes again, or was once thrown away, does not bend it.
 * @param samples oldest first, the last one of now
 */
export function forecastDisk(samples: readonly DiskSample[]): DiskForecast {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < OPERATION.diskLeast) return UNKNOWN;
  const some = thinned(samples);
  const slopes = some.flatMap((one, index) =>
    some.slice(index + 1).map((later) => (one.free_bytes - later.free_bytes) / (later.at - one.at)),
  );
  const perMs = medianOf(slopes);
  const filling_a_day = Math.round(perMs * DAY_MS);
  const left = perMs > 0 ? last.free_bytes / perMs : Number.POSITIVE_INFINITY;
  return { filling_a_day, full_at: left <= OPERATION.diskAhead ? Math.round(last.at + left) : null };
}

/** So many of them at most, evenly, with the first and the last. */
function thinned(samples: readonly DiskSample[]): DiskSample[] {
  const step = Math.max(1, (samples.length - 1) / (MOST - 1));
  return samples.filter(
    (_, index) => index === samples.length - 1 || Math.floor(index / step) !== Math.floor((index - 1) / step),
  );
}
