import type { Fingerprints } from '../storage/backup/manifest.ts';
import { say } from './command.ts';

/** One line a table, to be compared by eye or by `diff`. */
export function sayFingerprints(fingerprints: Fingerprints): void {
  for (const [table, { rows, hash }] of Object.entries(fingerprints).sort(([one], [other]) => (one < other ? -1 : 1))) {
    say(`${table.padEnd(36)}${String(rows).padStart(12)} rows  ${hash}`);
  }
}
