import type { Condition } from '@desirepath/contract/conditions';
import { addDays } from '@desirepath/contract/days';
import { isActText, propertyText, valueHolds } from '../../acts/queries.ts';
import type { Bind } from '../../bind.ts';
import { beginOf, UNTIL } from '../../days/queries.ts';
import { browsersOfUsers } from '../../people/queries.ts';
import { whoDidThen } from '../sequences/queries.ts';

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

/** All that the visitors of a site did up to the end of the days asked for. */
const EVENTS_SO_FAR = `site_id = {site:UInt32} AND day <= toDate(${UNTIL}, 'UTC') AND at < ${UNTIL}`;
const SESSIONS_SO_FAR = `site_id = {site:UInt32} AND day <= toDate(${UNTIL}, 'UTC')`;

const ofVisitors = (sql: string) => `visitor_id IN (${sql})`;

/** Visitors who did something so often. */
export function visitorDid({ act, from = 1, to, days }: Of<'visitor_did'>, bind: Bind): string {
  const since = days === undefined ? '' : `AND at >= ${UNTIL} - toIntervalDay(${bind(days)})`;
  const most = to === undefined ? '' : `AND count() <= ${bind(to)}`;
  return ofVisitors(`
    SELECT visitor_id FROM events
    WHERE ${EVENTS_SO_FAR} ${since} AND ${isActText(act, bind)}
    GROUP BY visitor_id
    HAVING count() >= ${bind(from)} ${most}`);
}

/** Visitors who did something on some days of the site's time zone. */
export function visitorDidOn({ act, from, to }: Of<'did_on'>, bind: Bind): string {
  const since = from === undefined ? '' : `AND at >= ${dayBegins(from, bind)}`;
  const before = to === undefined ? '' : `AND at < ${dayEnds(to, bind)}`;
  return ofVisitors(`
    SELECT visitor_id FROM events
    WHERE ${EVENTS_SO_FAR} ${since} ${before} AND ${isActText(act, bind)}`);
}

const dayBegins = (day: string, bind: Bind) => beginOf(bind(day));
const dayEnds = (day: string, bind: Bind) => dayBegins(addDays(day, 1), bind);

export const visitorDidThen = ({ first, second, within }: Of<'then' | 'visitor_then'>, bind: Bind): string =>
  ofVisitors(
    whoDidThen({
      whose: 'visitor_id',
      rows: EVENTS_SO_FAR,
      first: isActText(first, bind),
      second: isActText(second, bind),
      within: bind(within),
    }),
  );

/** A user is known by the browsers that they were the last to be identified in, as where people are counted. */
const isUser = (users: string) => ofVisitors(browsersOfUsers((lastUser) => `${lastUser} IN (${users})`));

export const isUserOf = ({ id }: Of<'user'>, bind: Bind): string => isUser(bind(id));

/** Whoever was last said to have the trait. */
export function hasTrait({ key, value, operator = 'eq' }: Of<'trait'>, bind: Bind): string {
  const said = propertyText(bind(key));
  return isUser(`
          SELECT i.user_id FROM events AS i
          WHERE site_id = {site:UInt32} AND type = 'identify' AND isNotNull(${said})
          GROUP BY i.user_id
          HAVING ${valueHolds(`argMax(${said}, (i.at, i.seq))`, operator, value, bind)}`);
}

/** Visitors whose first session was on some days of the site's time zone. */
export function firstSeen({ from, to }: Of<'first_seen'>, bind: Bind): string {
  const ends = [
    from === undefined ? [] : [`min(s.started_at) >= ${dayBegins(from, bind)}`],
    to === undefined ? [] : [`min(s.started_at) < ${dayEnds(to, bind)}`],
  ];
  return ofVisitors(`
    SELECT s.visitor_id FROM sessions AS s
    WHERE ${SESSIONS_SO_FAR}
    GROUP BY s.visitor_id
    HAVING ${ends.flat().join(' AND ')}`);
}

/** Visitors with so many sessions. */
export function visitsOf({ from, to }: Of<'visits'>, bind: Bind): string {
  const ends = [
    from === undefined ? [] : [`uniqExact(s.session_id) >= ${bind(from)}`],
    to === undefined ? [] : [`uniqExact(s.session_id) <= ${bind(to)}`],
  ];
  return ofVisitors(`
    SELECT s.visitor_id FROM sessions AS s
    WHERE ${SESSIONS_SO_FAR} AND s.started_at < ${UNTIL}
    GROUP BY s.visitor_id
    HAVING ${ends.flat().join(' AND ')}`);
}

/** The first session of each visitor, however long ago: new where it is one of these. */
export const isFirstVisit = ({ who }: Of<'visit'>): string => `session_id ${who === 'new' ? '' : 'NOT '}IN (
    SELECT argMin(s.session_id, s.started_at) FROM sessions AS s
    WHERE site_id = {site:UInt32} AND day <= toDate(${UNTIL}, 'UTC') + 1
    GROUP BY s.visitor_id)`;
