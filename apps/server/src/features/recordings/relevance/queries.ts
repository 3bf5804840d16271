import { QUERY } from '@desirepath/contract/limits';
import { RARE_VIEWS, REASON_KINDS, RELEVANCE, type ReasonKind } from '@desirepath/contract/relevance';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { isActText } from '../../segments/acts/queries.ts';
import type { Bind } from '../../segments/bind.ts';
import { EVENTS_OF_SESSIONS } from '../../segments/days/queries.ts';
import { type DayRange, rangeParams } from '../../segments/days/range.ts';

const sessionsWith = (events: string) =>
  `session_id IN (SELECT session_id FROM events WHERE ${EVENTS_OF_SESSIONS} AND ${events})`;

/** Pages that hardly anybody saw in the days; none where there are so many that to see one says nothing. */
export async function rarePages(behaviour: Behaviour, range: DayRange, signal?: AbortSignal): Promise<string[]> {
  const rows = await behaviour.rows<{ path: string }>(
    `SELECT path FROM events
     WHERE ${EVENTS_OF_SESSIONS} AND type = 'page_view'
     GROUP BY path HAVING count() <= ${RARE_VIEWS}
     LIMIT {limit:UInt32}`,
    { ...rangeParams(range), limit: QUERY.rarePages + 1 },
    signal,
  );
  return rows.length > QUERY.rarePages ? [] : rows.map(({ path }) => path);
}

/** What the reasons of relevance are counted by, besides the columns of a session. */
export interface ReasonTerms {
  /** Acts that are goals of the site, as text. */
  conversions: readonly string[];
  rare_pages: readonly string[];
}

/** What each reason of a recording's relevance counts, in the columns of a session. */
const reasonCounts = ({ conversions, rare_pages }: ReasonTerms, bind: Bind): Record<ReasonKind, string> => ({
  rage_click: 'rage_clicks',
  error_click: 'error_clicks',
  js_error: 'js_errors',
  request_problem: 'request_problems',
  dead_click: 'dead_clicks',
  form_abandon: 'form_abandons',
  u_turn: 'u_turns',
  form_submit: 'form_submits',
  conversion: isIn(conversions, `(${conversions.map((act) => `(${isActText(act, bind)})`).join(' OR ')})`),
  engaged_minute: `intDiv(date_diff('millisecond', replay_started_at, replay_ended_at), 60000)`,
  rare_page: isIn(rare_pages, "type = 'page_view' AND path IN {rare_pages:Array(String)}"),
});

const isIn = (values: readonly string[], events: string) =>
  values.length === 0 ? 'toInt64(0)' : `toInt64(${sessionsWith(events)})`;

/** How often each reason was met, in the order of their kinds. */
export function reasonsColumn(terms: ReasonTerms, bind: Bind): string {
  const counts = reasonCounts(terms, bind);
  return `[${REASON_KINDS.map((kind) => counts[kind]).join(', ')}]`;
}

/** The points of all reasons. */
export function pointsColumn(terms: ReasonTerms, bind: Bind): string {
  const counts = reasonCounts(terms, bind);
  return REASON_KINDS.map((kind) => `least(${counts[kind]} * ${RELEVANCE[kind].points}, ${RELEVANCE[kind].most})`).join(
    ' + ',
  );
}
