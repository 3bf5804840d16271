import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';

/** What the tables of behaviour take. Of all sites: it is asked by who runs the server. */
export const selectTables = (behaviour: Behaviour): Promise<{ name: string; rows: number; bytes: number }[]> =>
  behaviour.rows(
    `SELECT table AS name, sum(rows) AS rows, sum(bytes_on_disk) AS bytes
     FROM system.parts
     WHERE active AND database = currentDatabase() AND table != 'migrations'
     GROUP BY table`,
  );

/** What was free on the disk at a moment (epoch ms). */
export interface DiskSample {
  at: number;
  free_bytes: number;
}

export async function insertSample(records: Records, server: string, sample: DiskSample): Promise<void> {
  await records
    .insertInto('disk_samples')
    .values({ server, ...sample })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Oldest first. */
export const selectSamples = (records: Records, server: string, since: number): Promise<DiskSample[]> =>
  records
    .selectFrom('disk_samples')
    .select(['at', 'free_bytes'])
    .where('server', '=', server)
    .where('at', '>=', since)
    .orderBy('at')
    .execute();

export async function deleteSamples(records: Records, before: number): Promise<void> {
  await records.deleteFrom('disk_samples').where('at', '<', before).execute();
}
