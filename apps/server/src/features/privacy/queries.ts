import type { Stored } from '@desirepath/contract/sites';
import { eraseWhere } from '../../storage/behaviour/erase.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';

/** How much smaller something is on disk than it came: of all sites, since they share blocks of compression. */
const ratioOf = (table: 'replay_chunks' | 'assets', column: 'payload' | 'content') => `(
  SELECT sum(data_compressed_bytes) / greatest(sum(data_uncompressed_bytes), 1)
  FROM system.parts_columns
  WHERE active AND database = currentDatabase() AND table = '${table}' AND column = '${column}')`;
const REPLAY_RATIO = ratioOf('replay_chunks', 'payload');
const ASSET_RATIO = ratioOf('assets', 'content');

/** One row a recorded session: its bytes as text, and the moment of its last event. */
const RECORDED = `
  SELECT session_id, sum(bytes) AS session_bytes, max(last_at) AS last
  FROM replay_chunks
  WHERE site_id = {site:UInt32}
  GROUP BY session_id`;

/** Recorded sessions that ended before a moment (epoch ms). */
export async function replaysBefore(behaviour: Behaviour, site: number, before: number): Promise<string[]> {
  const rows = await behaviour.rows<{ session_id: string }>(
    `SELECT session_id FROM (${RECORDED}) WHERE last < {before:DateTime64(3, 'UTC')}`,
    { site, before },
  );
  return rows.map(({ session_id }) => session_id);
}

/** One row a recorded session, by when its turn to be kept comes: what is kept has its room first, then the newest. */
const IN_TURN = `
  SELECT session_id, session_bytes, row_number() OVER (
    ORDER BY session_id IN {kept:Array(UUID)} DESC, last DESC, session_id) AS turn
  FROM (${RECORDED})`;

/** What else a turn brings along: the pictures, fonts and styles that no recording before it shows. One row a turn that has any. */
const ASSETS_IN_TURN = `
  SELECT first_turn AS turn, sum(asset_bytes) AS asset_bytes
  FROM (
    SELECT u.hash AS hash, min(c.turn) AS first_turn
    FROM (
      SELECT page_id, arrayJoin(hashes) AS hash FROM asset_uses WHERE site_id = {site:UInt32}) AS u
    INNER JOIN (
      SELECT page_id, min(s.turn) AS turn
      FROM replay_chunks INNER JOIN (${IN_TURN}) AS s USING (session_id)
      WHERE site_id = {site:UInt32}
      GROUP BY page_id) AS c ON c.page_id = u.page_id
    GROUP BY hash) AS shown
  INNER JOIN (
    SELECT hash, any(bytes) AS asset_bytes FROM assets WHERE site_id = {site:UInt32} GROUP BY hash) AS a ON a.hash = shown.hash
  GROUP BY turn`;

/** Recorded sessions that are too many for some bytes on disk, with the assets that they show. */
export async function replaysBeyond(
  behaviour: Behaviour,
  site: number,
  bytes: number,
  kept: string[],
): Promise<string[]> {
  const rows = await behaviour.rows<{ session_id: string }>(
    `SELECT session_id
     FROM (
       SELECT session_id, sum(r.session_bytes * ${REPLAY_RATIO} + ifNull(a.asset_bytes, 0) * ifNull(${ASSET_RATIO}, 1))
         OVER (ORDER BY r.turn) AS so_far
       FROM (${IN_TURN}) AS r
       LEFT JOIN (${ASSETS_IN_TURN}) AS a ON a.turn = r.turn)
     WHERE so_far > {bytes:Float64}`,
    { site, bytes, kept },
  );
  return rows.map(({ session_id }) => session_id);
}

/**
 * Recordings that no age and no size takes away: favourites, those that somebody wants kept, those of which there are clips,
 * and those that a link shows which works at `now`.
 */
export async function keptRecordings(records: Records, site: number, now: number): Promise<string[]> {
  const rows = await records
    .selectFrom('recording_marks')
    .select('session_id')
    .where('site_id', '=', site)
    .where((marks) => marks.or([marks('kept', '=', 1), marks('favourite', '=', 1)]))
    .union(records.selectFrom('recording_clips').select('session_id').where('site_id', '=', site))
    .union(
      records
        .selectFrom('shares')
        .select((share) => share.ref('subject').$notNull().as('session_id'))
        .where('site_id', '=', site)
        .where('subject', 'is not', null)
        .where('expires_at', '>', now)
        .where('revoked_at', 'is', null),
    )
    .execute();
  return rows.map(({ session_id }) => session_id);
}

const OLD = 'site_id = {site:UInt32} AND day < {day:Date}';
const NOT_KEPT = 'session_id NOT IN {kept:Array(UUID)}';

/** What has an age, and which rows of it go. Sessions last: what is cut off in between is found by them again. */
const AGED = [
  { table: 'events', old: `${OLD} AND ${NOT_KEPT}` },
  {
    table: 'page_snapshots',
    old: 'site_id = {site:UInt32} AND toDate(taken_at) < {day:Date}',
  },
  { table: 'robots', old: OLD },
  {
    table: 'identities',
    old: `site_id = {site:UInt32} AND toDate(identified_at) < {day:Date} AND visitor_id NOT IN (
      SELECT visitor_id FROM sessions WHERE site_id = {site:UInt32} AND (day >= {day:Date} OR session_id IN {kept:Array(UUID)}))`,
  },
  { table: 'sessions', old: `${OLD} AND ${NOT_KEPT}` },
] as const;

/** Deletes what was measured before a UTC day, but for sessions that are kept. Replays and answers are not among it. */
export async function eraseBefore(
  behaviour: Behaviour,
  site: number,
  day: string,
  kept: string[],
  signal: AbortSignal,
): Promise<void> {
  for (const { table, old } of AGED) await eraseWhere(behaviour, table, old, { site, day, kept }, signal);
}

/** What is kept of a site. */
export async function storedOf(behaviour: Behaviour, site: number): Promise<Stored> {
  const [replays] = await behaviour.rows<{ bytes: number; recordings: number; oldest: string | null }>(
    `SELECT toInt64(ifNull(round(sum(bytes) * ${REPLAY_RATIO}), 0)) AS bytes, uniqExact(session_id) AS recordings,
       if(count() = 0, NULL, toString(min(day))) AS oldest
     FROM replay_chunks
     WHERE site_id = {site:UInt32}`,
    { site },
  );
  const [assets] = await behaviour.rows<{ bytes: number }>(
    `SELECT toInt64(ifNull(round(sum(a.bytes) * ${ASSET_RATIO}), 0)) AS bytes FROM assets AS a FINAL WHERE site_id = {site:UInt32}`,
    { site },
  );
  const [events] = await behaviour.rows<{ bytes: number; events: number; oldest: string | null }>(
    `WITH (SELECT sum(bytes_on_disk) / greatest(sum(rows), 1) FROM system.parts
           WHERE active AND database = currentDatabase() AND table = 'events') AS bytes_a_row
     SELECT toInt64(round(sum(s.events) * bytes_a_row)) AS bytes, sum(s.events) AS events,
       if(count() = 0, NULL, toString(min(s.day))) AS oldest
     FROM sessions AS s
     WHERE site_id = {site:UInt32}`,
    { site },
  );
  return {
    replay_bytes: replays?.bytes ?? 0,
    asset_bytes: assets?.bytes ?? 0,
    recordings: replays?.recordings ?? 0,
    oldest_recording: replays?.oldest ?? null,
    event_bytes: events?.bytes ?? 0,
    events: events?.events ?? 0,
    oldest_event: events?.oldest ?? null,
  };
}
