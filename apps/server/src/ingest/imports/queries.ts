import { eraseWhere } from '../../storage/behaviour/erase.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { recountSessions } from '../../storage/behaviour/repair.ts';

/** The row of an import that an event stands for. */
export interface Brought {
  tab_id: string;
  seq: number;
}

/** Some sessions of a site, on some UTC days. */
export interface SomeSessions {
  site: number;
  sessions: string[];
  days: string[];
}

/** What is stored already of some sessions, by the `page_id` of each event, which an import makes of what it is. */
export async function findImported(
  behaviour: Behaviour,
  { site, sessions, days }: SomeSessions,
): Promise<Map<string, Brought>> {
  const rows = await behaviour.lookup<Brought & { page_id: string }>(
    `SELECT page_id, tab_id, seq FROM events
    WHERE site_id = {site:UInt32} AND session_id IN {sessions:Array(UUID)} AND day IN {days:Array(Date)}`,
    { site, sessions, days },
  );
  return new Map(rows.map(({ page_id, ...by }) => [page_id, by]));
}

/** Whether a session has a recording. */
export async function isRecorded(behaviour: Behaviour, site: number, session: string): Promise<boolean> {
  const rows = await behaviour.lookup(
    'SELECT 1 FROM replay_chunks WHERE site_id = {site:UInt32} AND session_id = {session:UUID} LIMIT 1',
    { site, session },
  );
  return rows.length > 0;
}

/** Makes what is stored of sessions agree with their events. */
export const recount = (behaviour: Behaviour, { site, sessions, days }: SomeSessions): Promise<void> =>
  recountSessions(
    behaviour,
    'site_id = {site:UInt32} AND session_id IN {sessions:Array(UUID)}',
    { site, sessions },
    days,
  );

interface Undo {
  site: number;
  /** Of the import, and of all others of the site. */
  tab: string;
  others: string[];
}

/** Removes what an import brought, and who the visitors were that nothing else tells of. Sessions that others brought a part of are counted anew. */
export async function eraseImported(
  behaviour: Behaviour,
  { site, tab, others }: Undo,
  signal: AbortSignal,
): Promise<void> {
  const ofImport = 'site_id = {site:UInt32} AND tab_id = {tab:UUID}';
  const sessionsOf = (table: string) => `SELECT session_id FROM ${table} WHERE ${ofImport}`;
  const brought = `visitor_id IN (SELECT visitor_id FROM events WHERE ${ofImport})`;
  const identified = `site_id = {site:UInt32} AND ${brought} AND visitor_id NOT IN (
    SELECT visitor_id FROM events WHERE site_id = {site:UInt32} AND tab_id != {tab:UUID} AND ${brought})`;
  await eraseWhere(behaviour, 'identities', identified, { site, tab }, signal);
  const touched = `site_id = {site:UInt32} AND (session_id IN (${sessionsOf('events')}) OR session_id IN (${sessionsOf('replay_chunks')}))`;
  await behaviour.erase('sessions', touched, { site, tab }, signal);
  for (const table of ['events', 'replay_chunks'] as const)
    await behaviour.erase(table, ofImport, { site, tab }, signal);
  if (others.length === 0) return;
  await recountSessions(behaviour, 'site_id = {site:UInt32} AND tab_id IN {others:Array(UUID)}', { site, others });
}
