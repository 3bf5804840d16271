import { formatDuration } from '../../ui/format.ts';

/** A median time in ms, to the tenth of a second where it is short; a dash where there is none. */
export function medianTime(ms: number | null): string {
  if (ms === null) return '–';
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)}s` : formatDuration(ms);
}
