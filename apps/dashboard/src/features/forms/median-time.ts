import { formatSeconds } from '../../ui/format.ts';

/** A median time in ms; a dash where there is none. */
export const medianTime = (ms: number | null): string => (ms === null ? '–' : formatSeconds(ms));
