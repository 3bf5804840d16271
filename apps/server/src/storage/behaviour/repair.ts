import type { MigrationRunner } from './migrate.ts';
import type { QueryParams } from './open.ts';
import { OF_EVENTS, OF_REPLAY, type SessionPart, selectSessions } from './sessions-of.ts';

/*
 * Sessions are written a moment after the events they are made of: a process that is killed in between leaves events
 * that their session does not count. Only those of the last seconds can be concerned, hence the look back.
 */

/** Longer than a tally waits to be written, and than a clock steps back meanwhile. */
const LOOK_BACK_MS = 2 * 60 * 1000;

/**
 * Adds to `sessions` what the last moments before a crash left out, or `troubleMs` of a store that failed. Does nothing where
 * all is well. Nothing may be counted and not yet written meanwhile, or it is counted twice.
 */
export async function repairSessions(store: Pick<MigrationRunner, 'command'>, troubleMs = 0): Promise<void> {
  const seconds = Math.ceil((troubleMs + LOOK_BACK_MS) / 1000);
  for (const part of [OF_EVENTS, OF_REPLAY]) {
    const newest = `SELECT max(received_at) FROM ${part.table}`;
    const recent = `received_at >= (${newest}) - INTERVAL ${seconds} SECOND`;
    await store.command(repair(part, `SELECT site_id, session_id FROM ${part.table} WHERE ${recent}`));
  }
}

/** A session without a sign of life for so long is counted by whoever has its events, even if the store was away in between. */
const QUIET_MS = 3 * 60 * 1000;
/** Looked back at every minute, so that a minute that was missed is looked at by the next ones. */
const MENDED_MS = 15 * 60 * 1000;

/**
 * What {@link repairSessions} does, while others write: only for sessions that have become quiet lately, for the last word of those has
 * been counted. @param now epoch ms
 */
export async function repairQuietSessions(
  store: { command(sql: string, params: QueryParams): Promise<void> },
  now: number,
): Promise<void> {
  const params = { since: now - QUIET_MS - MENDED_MS, quiet: now - QUIET_MS };
  for (const part of [OF_EVENTS, OF_REPLAY]) {
    const lately = `
      SELECT site_id, session_id FROM ${part.table}
      WHERE received_at >= {since:DateTime64(3, 'UTC')}
      GROUP BY site_id, session_id
      HAVING max(received_at) < {quiet:DateTime64(3, 'UTC')}`;
    await store.command(repair(part, lately), params);
  }
}

/**
 * The same for sessions whose events, or replays, are told by a condition: of those that are written without being counted.
 * @param days UTC, where only these are concerned: what there is of other days is not looked through
 */
export async function recountSessions(
  store: { command(sql: string, params: QueryParams): Promise<void> },
  condition: string,
  params: QueryParams,
  days?: string[],
): Promise<void> {
  const onDays = days && 'day IN {days:Array(Date)}';
  const told = onDays ? `(${condition}) AND ${onDays}` : condition;
  for (const part of [OF_EVENTS, OF_REPLAY]) {
    const sessions = `SELECT site_id, session_id FROM ${part.table} WHERE ${told}`;
    await store.command(repair(part, sessions, onDays), { ...params, days });
  }
}

/** Counts are added up, so the difference is added; all else is a minimum or maximum, which a repeated value leaves as it is. */
function repair(part: SessionPart, sessions: string, onDays?: string): string {
  const { columns, counts } = part;
  const touched = (alias: string) =>
    `WHERE (site_id, session_id) IN (${sessions}) ${onDays ? `AND ${alias}.${onDays}` : ''}`;
  const names = Object.keys(columns);
  const values = names.map((name) => (counts.includes(name) ? `truth.${name} - kept.${name}` : `truth.${name}`));
  return `
  INSERT INTO sessions (site_id, day, session_id, ${names.join(', ')})
  SELECT truth.site_id, truth.day, truth.session_id, ${values.join(', ')}
  FROM (${selectSessions(part, touched('t'))}) AS truth
  LEFT JOIN (
    SELECT site_id, day, session_id, ${counts.map((count) => `sum(s.${count}) AS ${count}`).join(', ')}
    FROM sessions AS s ${touched('s')}
    GROUP BY site_id, day, session_id) AS kept
    ON truth.site_id = kept.site_id AND truth.day = kept.day AND truth.session_id = kept.session_id
  WHERE ${counts.map((count) => `truth.${count} != kept.${count}`).join(' OR ')}`;
}
