import { PRIVACY } from '@desirepath/contract/limits';
import { eraseWhere } from '../../../storage/behaviour/erase.ts';
import { NIL_UUID_SQL } from '../../../storage/behaviour/nil-uuid.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';

/** One more than a person has: then it is a crowd. */
const MOST = PRIVACY.visitors + 1;

/** Browsers whose id a term is, that belong to a user of that id, or of which a trait says just that. */
export async function visitorsCalled(behaviour: Behaviour, site: number, term: string): Promise<string[]> {
  const rows = await behaviour.rows<{ visitor: string }>(
    `SELECT DISTINCT visitor_id AS visitor FROM (
       SELECT visitor_id FROM sessions WHERE site_id = {site:UInt32} AND toString(visitor_id) = lower({term:String})
       UNION ALL
       SELECT visitor_id FROM identities WHERE site_id = {site:UInt32} AND user_id = {term:String}
       UNION ALL
       SELECT visitor_id FROM events
       WHERE site_id = {site:UInt32} AND type = 'identify' AND (user_id = {term:String} OR arrayExists(
         said -> lowerUTF8(trim(BOTH '"' FROM said.2)) = lowerUTF8({term:String}), JSONExtractKeysAndValuesRaw(toString(props)))))
     LIMIT ${MOST}`,
    { site, term },
  );
  return rows.map(({ visitor }) => visitor);
}

/** Somebody that browsers belong to, with all of them; of a crowd one more than a person has. */
interface User {
  id: string;
  visitors: string[];
}

/** The users that some browsers belong to. */
export const usersOf = (behaviour: Behaviour, site: number, visitors: string[]): Promise<User[]> =>
  behaviour.rows(
    `SELECT user_id AS id, groupUniqArray(${MOST})(visitor_id) AS visitors FROM identities
     WHERE site_id = {site:UInt32} AND user_id IN (
       SELECT user_id FROM identities
       WHERE site_id = {site:UInt32} AND visitor_id IN {visitors:Array(UUID)} AND user_id != '')
     GROUP BY id`,
    { site, visitors },
  );

/** Sessions of some browsers, and when the first began and the last ended (epoch ms; 0 where there are none). */
export async function sessionsOf(behaviour: Behaviour, site: number, visitors: string[]) {
  const [row] = await behaviour.rows<{ sessions: string[]; first: number; last: number }>(
    `SELECT groupUniqArray(session_id) AS sessions,
       toUnixTimestamp64Milli(min(started)) AS first, toUnixTimestamp64Milli(max(ended)) AS last
     FROM (
       SELECT session_id, min(s.started_at) AS started, max(s.ended_at) AS ended FROM sessions AS s
       WHERE site_id = {site:UInt32} AND visitor_id IN {visitors:Array(UUID)} GROUP BY session_id
       UNION ALL
       SELECT session_id, min(first_at) AS started, max(last_at) AS ended FROM replay_chunks
       WHERE site_id = {site:UInt32} AND visitor_id IN {visitors:Array(UUID)} GROUP BY session_id)`,
    { site, visitors },
  );
  return row ?? { sessions: [], first: 0, last: 0 };
}

/** What is kept by visitor: rows to count, to hand out and to delete. Sessions last, by which all else is found. */
export const BY_VISITOR = ['events', 'replay_chunks', 'identities', 'sessions'] as const;
export type VisitorTable = (typeof BY_VISITOR)[number];

export const OF_VISITORS = 'site_id = {site:UInt32} AND visitor_id IN {visitors:Array(UUID)}';

/** Rows of some browsers in each table. */
export async function countRows(behaviour: Behaviour, site: number, visitors: string[]) {
  const counted = async (table: VisitorTable) => {
    const rows = table === 'sessions' ? 'uniqExact(session_id)' : 'count()';
    const params = { site, visitors };
    const [row] = await behaviour.rows<{ rows: number }>(
      `SELECT toUInt32(${rows}) AS rows FROM ${table} WHERE ${OF_VISITORS}`,
      params,
    );
    return [table, row?.rows ?? 0] as const;
  };
  return Object.fromEntries(await Promise.all(BY_VISITOR.map(counted))) as Record<VisitorTable, number>; // of those keys
}

const PAGES_OF_VISITORS = `site_id = {site:UInt32} AND page_id IN (
  SELECT page_id FROM replay_chunks WHERE ${OF_VISITORS} UNION ALL SELECT page_id FROM events WHERE ${OF_VISITORS})`;

/** The question whose answer is all rows of some browsers in one table, oldest first. */
export const everyRow = (table: VisitorTable) => `SELECT * FROM ${table} WHERE ${OF_VISITORS} ORDER BY ${ORDER[table]}`;

const ORDER: Record<VisitorTable, string> = {
  events: 'at',
  replay_chunks: 'first_at',
  identities: 'identified_at',
  sessions: 'started_at',
};

/** Answers in which a term stands for itself: as a text that was written, such as an e-mail address, or as an attribute of who answered. */
const SAYING = `(arrayExists(text -> lowerUTF8(trim(BOTH ' ' FROM text)) = lowerUTF8({term:String}), written)
  OR arrayExists(said -> lowerUTF8(trim(BOTH '"' FROM said.2)) = lowerUTF8({term:String}), JSONExtractKeysAndValuesRaw(attributes)))`;

/** Who gave such answers: one row a browser, and one an answer that came without one, by a link or from another server. */
export const whoSaid = (
  behaviour: Behaviour,
  site: number,
  term: string,
): Promise<{ id: string; has_browser: boolean }[]> =>
  behaviour.rows(
    `SELECT DISTINCT (visitor_id != ${NIL_UUID_SQL})::Bool AS has_browser, toString(if(has_browser, visitor_id, response_id)) AS id
     FROM survey_responses FINAL
     WHERE site_id = {site:UInt32} AND ${SAYING}
     LIMIT ${MOST}`,
    { site, term },
  );

/** An answer of a person, and how often it was added to. */
export interface OwnResponse {
  id: string;
  /** The highest. */
  revision: number;
}

/** Answers of a person: from their browsers and visits, and what came by a link or from elsewhere in which they say who they are. */
export const responsesOf = (
  behaviour: Behaviour,
  site: number,
  { visitors, term }: { visitors: string[]; term: string },
  sessions: string[],
): Promise<OwnResponse[]> =>
  behaviour.rows(
    `SELECT toString(response_id) AS id, max(revision) AS revision FROM survey_responses FINAL
     WHERE site_id = {site:UInt32} AND (visitor_id IN {visitors:Array(UUID)}
       OR (session_id IN {sessions:Array(UUID)} AND session_id != ${NIL_UUID_SQL})
       OR (visitor_id = ${NIL_UUID_SQL} AND ${SAYING}))
     GROUP BY id`,
    { site, visitors, sessions, term },
  );

export const OF_RESPONSES = 'site_id = {site:UInt32} AND response_id IN {responses:Array(UUID)}';

/** The question whose answer is some answers to surveys, oldest first. */
export const EVERY_RESPONSE = `SELECT * FROM survey_responses FINAL WHERE ${OF_RESPONSES} ORDER BY created_at`;

/** Deletes snapshots that were taken of pages while somebody looked at them, and what these told of their assets. */
export async function eraseSnapshots(
  behaviour: Behaviour,
  site: number,
  visitors: string[],
  signal: AbortSignal,
): Promise<void> {
  const params = { site, visitors };
  for (const table of ['page_snapshots', 'asset_uses'] as const)
    await eraseWhere(behaviour, table, PAGES_OF_VISITORS, params, signal);
}
