import type { FunnelDifference } from '@desirepath/contract/funnels';
import { FUNNELS } from '@desirepath/contract/limits';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { createBinder } from '../../segments/bind.ts';
import { rangeParams } from '../../segments/days/range.ts';
import { eventsInQuestion } from '../../segments/events/queries.ts';
import { peopleOf } from '../../segments/people/queries.ts';
import { segmentParams } from '../../segments/queries.ts';
import type { AnalyticsQuestion } from '../analytics/queries.ts';
import { sessionsAtStep } from '../who/queries.ts';

export interface Differences {
  dropped: number;
  converted: number;
  items: FunnelDifference[];
}

/**
 * Pages, clicks, errors and failed requests by how many of the sessions that dropped at a step have them, and of those
 * that went on; only what the first have more often. Ordered by how sure that is: by the z of two proportions.
 */
export async function differences(
  behaviour: Behaviour,
  { definition, range, segment, step }: Pick<AnalyticsQuestion, 'definition' | 'range' | 'segment'> & { step: number },
  signal?: AbortSignal,
): Promise<Differences> {
  const { bind, params } = createBinder('funnel');
  const people = await peopleOf(behaviour, range.site);
  const among = eventsInQuestion(segment);
  const who = sessionsAtStep({ definition, among, people, bind }, step);
  const given = { ...rangeParams(range), ...segmentParams(segment), ...params };
  const [all] = await behaviour.rows<Pick<Differences, 'dropped' | 'converted'>>(
    `SELECT countIf(is_dropped) AS dropped, countIf(NOT is_dropped) AS converted FROM (${who})`,
    given,
    signal,
  );
  if (!all || all.dropped === 0) return { dropped: 0, converted: all?.converted ?? 0, items: [] };
  const items = await behaviour.rows<FunnelDifference>(
    `SELECT kind, what, page AS path, dropped, converted,
       dropped / {all_dropped:UInt32} AS dropped_share, converted / greatest({all_converted:UInt32}, 1) AS converted_share
     FROM (
       SELECT multiIf(e.type = 'page_view', 'page', e.type = 'click', 'click', e.type = 'js_error', 'error', 'request') AS kind,
         multiIf(e.type = 'page_view', e.path, e.type = 'click', if(e.element_text = '', e.element, e.element_text), e.name) AS what,
         if(e.type = 'click', e.path, '') AS page,
         uniqExactIf(e.session_id, w.is_dropped) AS dropped, uniqExactIf(e.session_id, NOT w.is_dropped) AS converted,
         (dropped + converted) / ({all_dropped:UInt32} + {all_converted:UInt32}) AS pooled,
         (dropped / {all_dropped:UInt32} - converted / greatest({all_converted:UInt32}, 1))
           / sqrt(pooled * (1 - pooled) + 1e-9) AS sureness
       FROM events AS e INNER JOIN (${who}) AS w ON w.session = e.session_id
       WHERE ${among} AND type IN ('page_view', 'click', 'js_error', 'request')
         AND (type != 'request' OR toString(props.reason) = 'failed')
       GROUP BY kind, what, page
       HAVING dropped >= {least:UInt32} AND sureness > 0 AND what != '')
     ORDER BY sureness DESC, dropped DESC, kind, what
     LIMIT {limit:UInt32}`,
    {
      ...given,
      all_dropped: all.dropped,
      all_converted: all.converted,
      // Of a small site's few sessions two are something already.
      least: Math.max(2, Math.min(FUNNELS.differenceSessions, Math.ceil(all.dropped / 20))),
      limit: FUNNELS.differences,
    },
    signal,
  );
  return { ...all, items };
}
