import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { browsersOfUsers, NAMED_USERS, peopleOf } from '../../segments/people/queries.ts';

/** A person as the store gives them; times are epoch ms. */
export interface PersonRow {
  id: string;
  first_seen: number;
  last_seen: number;
  sessions: number;
  pageviews: number;
  device: string;
  browser: string;
  os: string;
  country: string;
  source: string;
  /** Their browsers; of very many, some. */
  visitors: string[];
}

/** With what their sessions have, by how many have it. */
export interface ProfileRow extends PersonRow {
  devices: Record<string, number>;
  sources: Record<string, number>;
  countries: Record<string, number>;
}

/** Where the page before ended. */
export interface AfterPerson {
  at: number;
  id: string;
}

/** Everybody of a site; what is not asked for is not read. */
const SESSIONS = `
  SELECT session_id, any(s.visitor_id) AS visitor_id, min(s.started_at) AS began, max(s.ended_at) AS ended,
    sum(s.pageviews) AS views, max(s.device) AS device, max(s.browser) AS browser, max(s.os) AS os, max(s.country) AS country,
    max(s.source) AS source
  FROM sessions AS s
  WHERE s.site_id = {site:UInt32}`;

/** Browsers of one person that are told of. */
const BROWSERS = 100;

/** A person, of all their sessions `q`. */
const PERSON = `argMax(q.visitor_id, q.ended) AS id,
       toUnixTimestamp64Milli(min(q.began)) AS first_seen, toUnixTimestamp64Milli(max(q.ended)) AS last_seen,
       count() AS sessions, sum(q.views) AS pageviews,
       argMax(q.device, q.ended) AS device, argMax(q.browser, q.ended) AS browser, argMax(q.os, q.ended) AS os,
       argMax(q.country, q.ended) AS country, argMin(q.source, q.began) AS source,
       groupUniqArray(${BROWSERS})(q.visitor_id) AS visitors`;

const contains = (text: string) => `positionCaseInsensitiveUTF8(${text}, {search:String}) > 0`;

/** Visitors whose id it is, whose user id has it, or of whom something was said that has it; not of who used their browser before. */
const FOUND = `(toString(q.visitor_id) = {search:String}
    OR q.visitor_id IN (${browsersOfUsers((lastUser) => contains(lastUser))})
    OR q.visitor_id IN (
      SELECT e.visitor_id FROM events AS e ${NAMED_USERS.join('e')}
      WHERE e.site_id = {site:UInt32} AND e.type = 'identify' AND e.user_id IN ('', named.user_id)
        AND arrayExists(one -> ${contains('one.2')},
          JSONExtractKeysAndValuesRaw(toString(e.props)))))`;

/** People by when they were last seen. One row a person. */
export async function listPeople(
  behaviour: Behaviour,
  site: number,
  { search, after, limit }: { search: string; after: AfterPerson | undefined; limit: number },
  signal?: AbortSignal,
): Promise<PersonRow[]> {
  const people = await peopleOf(behaviour, site);
  const having = [
    // One of their browsers is enough, and all of them count.
    ...(search === '' ? [] : [`countIf(${FOUND}) > 0`]),
    ...(after ? ['(last_seen, id) < ({at:Int64}, {after:UUID})'] : []),
  ];
  return behaviour.rows(
    `SELECT ${PERSON}
     FROM (${SESSIONS} GROUP BY session_id) AS q ${people.join('q')}
     GROUP BY ${people.person('q')}
     ${having.length > 0 ? `HAVING ${having.join(' AND ')}` : ''}
     ORDER BY last_seen DESC, id DESC
     LIMIT {limit:UInt32}`,
    { site, search, limit, ...(after ? { at: after.at, after: after.id } : {}) },
    signal,
  );
}

/** What all sessions of some browsers tell of the person. Undefined where there are none. */
export async function findPerson(
  behaviour: Behaviour,
  site: number,
  visitors: readonly string[],
  signal?: AbortSignal,
): Promise<ProfileRow | undefined> {
  const counted = (value: string) => `sumMap(map(toString(${value}), toUInt64(1)))`;
  const [row] = await behaviour.rows<ProfileRow>(
    `SELECT ${PERSON},
       ${counted("arrayStringConcat(arrayFilter(part -> part != '', [q.device, q.browser, q.os]), ' · ')")} AS devices,
       ${counted('q.source')} AS sources, ${counted('q.country')} AS countries
     FROM (${SESSIONS} AND s.visitor_id IN {visitors:Array(UUID)} GROUP BY session_id) AS q
     HAVING sessions > 0`,
    { site, visitors },
    signal,
  );
  return row;
}

/** An identify call: in which browser, of whom, and what it said of them as JSON. */
export interface Said {
  visitor_id: string;
  /** Empty for a call that named nobody. */
  user_id: string;
  traits: string;
}

/** Calls that are looked at of one user in a browser, the newest: what was said before was mostly said again. */
const CALLS = 100;

/** What identify calls said of visitors, newest first. One row a call. */
export function traitsOf(
  behaviour: Behaviour,
  site: number,
  visitors: readonly string[],
  signal?: AbortSignal,
): Promise<Said[]> {
  return behaviour.rows(
    `SELECT e.visitor_id AS visitor_id, e.user_id AS user_id, toString(e.props) AS traits FROM events AS e
     WHERE e.site_id = {site:UInt32} AND e.type = 'identify' AND e.visitor_id IN {visitors:Array(UUID)}
     ORDER BY e.at DESC, e.seq DESC
     LIMIT ${CALLS} BY visitor_id, user_id
     LIMIT 5000`,
    { site, visitors },
    signal,
  );
}

/** The browsers of a person, by the id of one of them or of the user. */
export async function browsersOf(
  behaviour: Behaviour,
  site: number,
  id: string,
): Promise<{ user: string; visitors: string[] }> {
  const rows = await behaviour.rows<{ visitor_id: string; user: string }>(
    `SELECT i.visitor_id AS visitor_id, argMax(i.user_id, i.identified_at) AS user
     FROM identities AS i
     WHERE i.site_id = {site:UInt32} AND i.visitor_id IN (
       SELECT visitor_id FROM identities WHERE site_id = {site:UInt32} AND (user_id = {id:String} OR user_id IN (
         SELECT user_id FROM identities WHERE site_id = {site:UInt32} AND toString(visitor_id) = {id:String})))
     GROUP BY visitor_id`,
    { site, id },
  );
  const user =
    rows.find(({ visitor_id }) => visitor_id === id)?.user ?? (rows.some((row) => row.user === id) ? id : '');
  const visitors = rows.filter((row) => row.user === user).map(({ visitor_id }) => visitor_id);
  return { user, visitors };
}

/** A session of a person; times are epoch ms. */
export interface PersonSession {
  session_id: string;
  visitor_id: string;
  user_id: string;
  started_at: number;
  ended_at: number;
  pageviews: number;
  entry_page: string;
  is_recorded: number;
  device: string;
  browser: string;
  os: string;
  country: string;
  region: string;
  city: string;
  source: string;
}

/** Sessions of some browsers, or those of some ids; newest first. One row a session. */
export function sessionsOf(
  behaviour: Behaviour,
  site: number,
  by: { visitors: readonly string[] } | { sessions: readonly string[] },
  limit: number,
  signal?: AbortSignal,
): Promise<PersonSession[]> {
  const which = 'visitors' in by ? 's.visitor_id IN {ids:Array(UUID)}' : 's.session_id IN {ids:Array(UUID)}';
  return behaviour.rows(
    `SELECT session_id, any(s.visitor_id) AS visitor_id, max(s.user_id) AS user_id,
       toUnixTimestamp64Milli(min(s.started_at)) AS started_at, toUnixTimestamp64Milli(max(s.ended_at)) AS ended_at,
       sum(s.pageviews) AS pageviews, min(s.entry).2 AS entry_page, sum(s.replay_events) > 0 AS is_recorded,
       max(s.device) AS device, max(s.browser) AS browser, max(s.os) AS os,
       max(s.country) AS country, max(s.region) AS region, max(s.city) AS city, max(s.source) AS source
     FROM sessions AS s
     WHERE s.site_id = {site:UInt32} AND ${which}
     GROUP BY session_id
     ORDER BY started_at DESC, session_id DESC
     LIMIT {limit:UInt32}`,
    { site, ids: 'visitors' in by ? by.visitors : by.sessions, limit },
    signal,
  );
}
