import { SNAPSHOTS } from '@desirepath/contract/limits';
import type { Behaviour } from '../../../storage/behaviour/open.ts';

const KEY = 'path, device, host, query, state';

/** Snapshots that the next one repeats, and those beyond their number. */
const SUPERFLUOUS = `
  SELECT ${KEY}, day
  FROM (
    SELECT ${KEY}, day, row_number() OVER newest AS place, id = lagInFrame(id) OVER newest AS is_repeated
    FROM (
      SELECT ${KEY}, day, argMax(s.id, s.taken_at) AS id
      FROM page_snapshots AS s
      WHERE site_id = {site:UInt32}
      GROUP BY ${KEY}, day)
    WINDOW newest AS (PARTITION BY ${KEY} ORDER BY day DESC))
  WHERE place > ${SNAPSHOTS.kept} OR is_repeated`;

/** Deletes a site's snapshots that nobody would look for: of a page that did not change, the last shows them all. */
export async function thinSnapshots(behaviour: Behaviour, site: number, signal: AbortSignal): Promise<void> {
  const [row] = await behaviour.rows<{ count: number }>(
    `SELECT count() AS count FROM (${SUPERFLUOUS})`,
    { site },
    signal,
  );
  if (!row?.count) return;
  await behaviour.erase(
    'page_snapshots',
    `site_id = {site:UInt32} AND (${KEY}, day) IN (${SUPERFLUOUS})`,
    { site },
    signal,
  );
}
