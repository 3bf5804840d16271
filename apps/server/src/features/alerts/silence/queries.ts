import { ALERTS } from '@desirepath/contract/limits';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';

/** A minute in which anything arrived (epoch ms): when that first did, and last. */
export interface Signs {
  first: number;
  last: number;
}

/** The minutes of a stretch of time in which anything arrived from a site, in order. */
export function signsOfLife(
  behaviour: Behaviour,
  site: number,
  { from, until }: { from: number; until: number },
  signal?: AbortSignal,
): Promise<Signs[]> {
  return behaviour.rows(
    `SELECT toUnixTimestamp64Milli(min(received_at)) AS first, toUnixTimestamp64Milli(max(received_at)) AS last
     FROM events
     WHERE site_id = {site:UInt32} AND received_at > {from:DateTime64(3, 'UTC')}
       AND received_at <= {until:DateTime64(3, 'UTC')}
     GROUP BY toStartOfMinute(received_at)
     ORDER BY first`,
    { site, from, until },
    signal,
  );
}

/** The last stretch of time in which there was no server to receive anything (epoch ms). */
export interface Outage {
  from: number;
  until: number;
}

/** Notes that a server is there, every minute. @param now epoch ms */
export async function noteListening(records: Records, now: number): Promise<void> {
  const unheard = now - ALERTS.unheard;
  await records
    .insertInto('listening')
    .values({ id: 1, off_from: now, since: now, noted_at: now })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => {
        const wasAway = () => row.case().when('listening.noted_at', '<', unheard);
        return {
          off_from: wasAway().then(row.ref('listening.noted_at')).else(row.ref('listening.off_from')).end(),
          since: wasAway().then(now).else(row.ref('listening.since')).end(),
          noted_at: now,
        };
      }),
    )
    .execute();
}

export async function lastOutage(records: Records): Promise<Outage | undefined> {
  const row = await records.selectFrom('listening').select(['off_from', 'since']).executeTakeFirst();
  return row && { from: row.off_from, until: row.since };
}
