import { z } from 'zod';

/** How much a table holds, and a hash of all of it: two tables with the same fingerprint hold the same rows. */
const fingerprint = z.object({ rows: z.int(), hash: z.string() });
export type Fingerprint = z.infer<typeof fingerprint>;

/** By table, such as `behaviour.events`. */
const fingerprints = z.record(z.string(), fingerprint);
export type Fingerprints = z.infer<typeof fingerprints>;

/** The first file of an archive: what is in it, and what must be the same once it is restored. */
export const manifest = z.object({
  /** Of the archive itself. */
  format: z.literal(1),
  /** Of the program that made it. */
  version: z.string(),
  made_at: z.iso.datetime(),
  /** The last migration of each store: a program that does not know it is too old to restore it. */
  schema: z.object({ records: z.string(), behaviour: z.string().nullable() }),
  fingerprints,
});
export type Manifest = z.infer<typeof manifest>;

/** The tables that differ, each with what was meant and what is there. */
export function differences(
  wanted: Fingerprints,
  found: Fingerprints,
  [there, here] = ['in the archive', 'here'],
): string[] {
  return [...new Set([...Object.keys(wanted), ...Object.keys(found)])]
    .filter((table) => shown(wanted[table]) !== shown(found[table]))
    .map((table) => `${table}: ${shown(wanted[table])} ${there}, ${shown(found[table])} ${here}`);
}

const shown = (given: Fingerprint | undefined) => (given ? `${given.rows} rows ${given.hash}` : 'nothing');
