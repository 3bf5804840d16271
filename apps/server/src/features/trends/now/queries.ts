import { LIVE } from '@desirepath/contract/limits';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { peopleOf } from '../../segments/people/queries.ts';

export interface LiveRow {
  /** What they are told apart by; `all` has one row, of everybody. */
  by: 'all' | 'page' | 'source' | 'country';
  value: string;
  visitors: number;
  /** Ids of sessions that have a recording; only of `all`, and no more than are shown. */
  recorded: string[];
}

/**
 * Who gave a sign of life within the last minutes: each person once, by the page they were last on, and by where the session
 * came from that they were in last. One row a page, a source and a country, most visitors first.
 */
export async function liveBy(behaviour: Behaviour, site: number, now: number): Promise<LiveRow[]> {
  const people = await peopleOf(behaviour, site);
  return behaviour.rows(
    `SELECT v.1 AS by, v.2 AS value, count() AS visitors,
       groupArrayArray(${LIVE.recordings})(if(v.1 = 'all', p.recorded, [])) AS recorded
     FROM (
       SELECT argMax((q.path, q.source, q.country), q.ended_at) AS last,
         groupArrayIf(${LIVE.recordings})(q.session_id, q.is_recorded) AS recorded
       FROM (
         SELECT session_id, any(s.visitor_id) AS visitor_id, max(s.exit).2 AS path, max(s.source) AS source,
           max(s.country) AS country, max(s.ended_at) AS ended_at, sum(s.replay_events) > 0 AS is_recorded
         FROM sessions AS s
         WHERE site_id = {site:UInt32} AND day >= toDate({since:DateTime64(3, 'UTC')}) - 1
         GROUP BY session_id
         HAVING ended_at >= {since:DateTime64(3, 'UTC')}) AS q ${people.join('q')}
       GROUP BY ${people.person('q')}) AS p
     ARRAY JOIN [('all', ''), ('page', p.last.1), ('source', p.last.2), ('country', p.last.3)] AS v
     GROUP BY by, value
     ORDER BY visitors DESC, by, value
     LIMIT ${LIVE.pages} BY by`,
    { site, since: now - LIVE.window },
  );
}
