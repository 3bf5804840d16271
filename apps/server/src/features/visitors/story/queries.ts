import { DAY_MS } from '@desirepath/contract/durations';
import { QUERY } from '@desirepath/contract/limits';
import { asStored } from '@desirepath/contract/path-groups';
import type { SessionStory, Stats } from '@desirepath/contract/visitors';
import { utcDay } from '../../../storage/behaviour/days.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { EVENTS_IN_RANGE } from '../../segments/days/queries.ts';
import { type DayRange, rangeParams } from '../../segments/days/range.ts';
import { countPeople, peopleOf } from '../../segments/people/queries.ts';
import { SURVEY_OF_EVENT } from '../../segments/surveys/queries.ts';

/** What was ever measured of some sites. */
export async function statsOf(behaviour: Behaviour, sites: readonly number[], signal?: AbortSignal): Promise<Stats> {
  const [[counted], [replays]] = await Promise.all([
    behaviour.rows<Omit<Stats, 'rrweb_events'>>(
      `SELECT countIf(type = 'page_view') AS pageviews, countIf(type = 'identify') AS identify_events,
         countIf(type = 'custom') AS custom_events, countIf(type = 'click') AS click_events,
         (SELECT uniqExact(session_id) FROM sessions WHERE site_id IN {sites:Array(UInt32)}) AS total_sessions
       FROM events
       WHERE site_id IN {sites:Array(UInt32)} AND type IN ('page_view', 'identify', 'custom', 'click')`,
      { sites },
      signal,
    ),
    behaviour.rows<Pick<Stats, 'rrweb_events'>>(
      'SELECT sum(events) AS rrweb_events FROM replay_chunks WHERE site_id IN {sites:Array(UInt32)}',
      { sites },
      signal,
    ),
  ]);
  const nothing = { pageviews: 0, identify_events: 0, custom_events: 0, click_events: 0, total_sessions: 0 };
  return { ...nothing, ...counted, rrweb_events: replays?.rrweb_events ?? 0 };
}

export interface PageRow {
  path: string;
  title: string;
  pageviews: number;
  sessions: number;
  visitors: number;
  /** epoch ms */
  last_seen: number;
}

/** Pages of some days by their views. One row a path. */
export async function pagesOf(
  behaviour: Behaviour,
  range: DayRange,
  { search, limit, after }: { search: string; limit: number; after: { pageviews: number; path: string } | undefined },
  signal?: AbortSignal,
): Promise<PageRow[]> {
  const people = await peopleOf(behaviour, range.site);
  return behaviour.rows(
    `SELECT toString(path) AS path, argMax(e.title, e.at) AS title, count() AS pageviews, uniqExact(e.session_id) AS sessions,
       ${countPeople(people, 'e')} AS visitors, toUnixTimestamp64Milli(max(e.at)) AS last_seen
     FROM events AS e ${people.join('e')}
     WHERE ${EVENTS_IN_RANGE} AND type = 'page_view' AND positionCaseInsensitiveUTF8(path, {search:String}) > 0
     GROUP BY path
     ${after ? 'HAVING (-pageviews, path) > (-{views:Int64}, {after:String})' : ''}
     ORDER BY pageviews DESC, path
     LIMIT {limit:UInt32}`,
    {
      ...rangeParams(range),
      search: asStored(search),
      limit,
      ...(after ? { views: after.pageviews, after: after.path } : {}),
    },
    signal,
  );
}

export type StoryEvent = Omit<SessionStory['events'][number], 'at'> & {
  /** epoch ms */
  at: number;
};

/** What happened in a session, in order; pointer trails are left out. One row an event. */
export function storyOf(
  behaviour: Behaviour,
  site: number,
  session: { session_id: string; started_at: number; ended_at: number },
  signal?: AbortSignal,
): Promise<StoryEvent[]> {
  return behaviour.rows(
    `SELECT toUnixTimestamp64Milli(e.at) AS at, type, path, title, name, element, element_text, value,
       if(type = 'request', toInt32OrNull(toString(props.status)), NULL) AS status,
       if(type = 'request', ifNull(toString(props.reason), ''), '') AS reason,
       ${SURVEY_OF_EVENT} AS message
     FROM events AS e
     WHERE site_id = {site:UInt32} AND day BETWEEN {first:Date} AND {last:Date} AND session_id = {id:UUID} AND type != 'mouse_move'
     ORDER BY e.at, seq
     LIMIT {limit:UInt32}`,
    {
      site,
      id: session.session_id,
      first: utcDay(Math.max(0, session.started_at - DAY_MS)),
      last: utcDay(session.ended_at + DAY_MS),
      limit: QUERY.timelineEvents,
    },
    signal,
  );
}
