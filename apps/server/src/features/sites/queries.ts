import { eraseWhere } from '../../storage/behaviour/erase.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';

export interface SiteStatus {
  /** epoch ms; null where nothing has arrived */
  first_event_at: number | null;
  last_event_at: number | null;
  events: number;
  recordings: number;
  last_page: string | null;
}

/** What has arrived of a site, over all time. */
export async function siteStatus(behaviour: Behaviour, site: number): Promise<SiteStatus> {
  const [row] = await behaviour.rows<SiteStatus & { events: number }>(
    `SELECT toUnixTimestamp64Milli(min(s.started_at)) AS first_event_at,
            toUnixTimestamp64Milli(max(s.ended_at)) AS last_event_at,
            sum(s.events) AS events,
            uniqExactIf(session_id, s.replay_events > 0) AS recordings,
            max(s.exit).2 AS last_page
     FROM sessions AS s
     WHERE site_id = {site:UInt32}`,
    { site },
  );
  if (!row || row.events + row.recordings === 0) {
    return { first_event_at: null, last_event_at: null, events: 0, recordings: 0, last_page: null };
  }
  return row;
}

/** Whether anything has ever arrived of a site: a look at one row, where {@link siteStatus} adds up all. */
export async function isVisited(behaviour: Behaviour, site: number): Promise<boolean> {
  const rows = await behaviour.rows(
    `SELECT 1 FROM sessions AS s WHERE site_id = {site:UInt32} AND (s.events > 0 OR s.replay_events > 0) LIMIT 1`,
    { site },
  );
  return rows.length > 0;
}

const TABLES = [
  'events',
  'replay_chunks',
  'replay_pieces',
  'page_snapshots',
  'asset_uses',
  'assets',
  'sessions',
  'identities',
  'robots',
  'survey_responses',
] as const;

/** Removes all behaviour of a site. */
export async function forgetSite(behaviour: Behaviour, site: number, signal: AbortSignal): Promise<void> {
  for (const table of TABLES) await eraseWhere(behaviour, table, 'site_id = {site:UInt32}', { site }, signal);
}
