import type { FunnelDefinition, FunnelStep } from '@desirepath/contract/funnel-definition';
import type { FunnelSuggestion } from '@desirepath/contract/funnels';
import { FUNNELS } from '@desirepath/contract/limits';
import { asStored } from '@desirepath/contract/path-groups';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { createBinder } from '../../segments/bind.ts';
import { type DayRange, rangeParams } from '../../segments/days/range.ts';
import { eventsInQuestion } from '../../segments/events/queries.ts';
import { segmentParams } from '../../segments/queries.ts';
import type { ResolvedSegment } from '../../segments/references.ts';
import { runs } from '../runs/queries.ts';

interface About {
  range: DayRange;
  segment: ResolvedSegment;
}

const ACTS = "type IN ('page_view', 'custom', 'click', 'form_submit')";
const TYPE = "multiIf(e.type = 'page_view', 'page', e.type = 'custom', 'event', e.type = 'click', 'element', 'form')";
const VALUE = "multiIf(e.type = 'page_view', e.path, e.type = 'click', e.element, e.name)";
const LABEL = "multiIf(e.type = 'page_view', e.title, e.type = 'click', e.element_text, '')";
/** What is shown to visitors is nothing that they did: it is a step only where somebody asks for it. */
const OWN = "NOT (e.type = 'custom' AND e.name IN ('survey_shown', 'survey_dismissed'))";
/** Pages below one of them, as a group: `/products/mug` is one of `/products/*`. */
const GROUP = "replaceRegexpOne(e.path, '[^/]+/?$', '*')";

/** Pages below a path that make a group of it. */
const PAGES_OF_GROUP = 3;
/** Of one kind at once. */
const OF_A_KIND = 12;

/** What visitors did that a step can be made of, groups of pages too. One row a suggestion, most sessions first. */
export function suggestions(
  behaviour: Behaviour,
  { range, segment, search }: About & { search: string },
  signal?: AbortSignal,
): Promise<FunnelSuggestion[]> {
  return behaviour.rows(
    `SELECT kind AS type, what AS value, label, sessions
     FROM (
       SELECT ${TYPE} AS kind, arrayJoin(if(e.type = 'page_view', [toString(${VALUE}), ${GROUP}], [toString(${VALUE})])) AS what,
         anyLast(${LABEL}) AS label, uniqExact(e.session_id) AS sessions, uniqExact(e.path) AS pages
       FROM events AS e
       WHERE ${eventsInQuestion(segment)} AND ${ACTS}
       GROUP BY kind, what
       HAVING what NOT IN ('', '/*', '*') AND (kind != 'page' OR NOT endsWith(what, '*') OR pages >= ${PAGES_OF_GROUP})
         AND (positionCaseInsensitiveUTF8(what, if(kind = 'page', {path:String}, {search:String})) > 0
           OR positionCaseInsensitiveUTF8(label, {search:String}) > 0))
     ORDER BY sessions DESC, value
     LIMIT ${OF_A_KIND} BY type
     LIMIT {limit:UInt32}`,
    { ...rangeParams(range), ...segmentParams(segment), search, path: asStored(search), limit: FUNNELS.suggestions },
    signal,
  );
}

/** The first thing of each kind that sessions did after some steps; how they began, where there are none. */
export async function nextSteps(
  behaviour: Behaviour,
  { range, segment, definition }: About & { definition: FunnelDefinition },
  signal?: AbortSignal,
): Promise<{ sessions: number; items: FunnelSuggestion[] }> {
  const { bind, params } = createBinder('funnel');
  const among = eventsInQuestion(segment);
  const last = definition.steps.length;
  const done =
    last === 0
      ? `SELECT session_id AS unit, toInt64(0) AS since FROM events WHERE ${among} AND ${ACTS} GROUP BY session_id`
      : `SELECT unit, at[${last}] AS since
         FROM (${runs({ definition, among, people: { join: () => '', person: () => '' }, bind })})
         WHERE length(at) = ${last} AND NOT is_excluded`;
  const given = { ...rangeParams(range), ...segmentParams(segment), ...params };
  const [[all], items] = await Promise.all([
    behaviour.rows<{ sessions: number }>(`SELECT count() AS sessions FROM (${done})`, given, signal),
    behaviour.rows<FunnelSuggestion>(
      `SELECT kind AS type, next.1 AS value, any(next.2) AS label, count() AS sessions
       FROM (
         SELECT e.session_id, ${TYPE} AS kind, argMin((${VALUE}, ${LABEL}), (e.at, e.seq)) AS next
         FROM events AS e INNER JOIN (${done}) AS done ON done.unit = e.session_id
         WHERE ${among} AND ${ACTS} AND ${OWN} AND toUnixTimestamp64Milli(e.at) > done.since
         GROUP BY e.session_id, kind)
       WHERE value != ''
       GROUP BY type, value
       ORDER BY sessions DESC, value
       LIMIT ${OF_A_KIND} BY type
       LIMIT {limit:UInt32}`,
      { ...given, limit: FUNNELS.suggestions },
      signal,
    ),
  ]);
  return { sessions: all?.sessions ?? 0, items };
}

/** What visitors may have come for. */
export interface Candidate {
  type: FunnelStep['type'];
  value: string;
  sessions: number;
  /** Of these, how many began with it. */
  entries: number;
}

/** One row for each page, event and form of the days, most sessions first. */
export function candidates(
  behaviour: Behaviour,
  { range, segment }: About,
  signal?: AbortSignal,
): Promise<Candidate[]> {
  return behaviour.rows(
    `SELECT kind AS type, what AS value, count() AS sessions, countIf(first_at = session_at) AS entries
     FROM (
       SELECT e.session_id, ${TYPE} AS kind, ${VALUE} AS what, min(e.at) AS first_at, min(first_at) OVER (PARTITION BY e.session_id) AS session_at
       FROM events AS e
       WHERE ${eventsInQuestion(segment)} AND type IN ('page_view', 'custom', 'form_submit') AND ${OWN}
       GROUP BY e.session_id, kind, what)
     WHERE what != ''
     GROUP BY type, value
     ORDER BY sessions DESC, value
     LIMIT 200`,
    { ...rangeParams(range), ...segmentParams(segment) },
    signal,
  );
}

/** What sessions did on their way to a goal. */
export interface WayRow {
  type: FunnelStep['type'];
  value: string;
  /** Of the sessions that got to the goal, how many did it before. */
  share: number;
  /** How far along they did it first, 0 to 1. */
  place: number;
}

/** One row for each page, group of pages, event and form that came before the goal. */
export function wayTo(
  behaviour: Behaviour,
  { range, segment, goal }: About & { goal: Pick<Candidate, 'type' | 'value'> },
  signal?: AbortSignal,
): Promise<WayRow[]> {
  const among = eventsInQuestion(segment);
  return behaviour.rows(
    `WITH goals AS (
       SELECT e.session_id AS session, min(e.at) AS goal_at
       FROM events AS e
       WHERE ${among} AND ${ACTS} AND ${TYPE} = {goal_type:String} AND ${VALUE} = {goal:String}
       GROUP BY session)
     SELECT kind AS type, what AS value, count() / (SELECT count() FROM goals) AS share, avg(place) AS place
     FROM (
       SELECT e.session_id, ${TYPE} AS kind,
         arrayJoin(if(e.type = 'page_view', [toString(${VALUE}), ${GROUP}], [toString(${VALUE})])) AS what,
         1 / (1 + date_diff('second', min(e.at), any(g.goal_at))) AS place
       FROM events AS e INNER JOIN goals AS g ON g.session = e.session_id
       WHERE ${among} AND type IN ('page_view', 'custom', 'form_submit') AND ${OWN} AND e.at < g.goal_at
       GROUP BY e.session_id, kind, what)
     WHERE what NOT IN ('', '/*', '*')
     GROUP BY type, value
     ORDER BY share DESC, value
     LIMIT 100`,
    { ...rangeParams(range), ...segmentParams(segment), goal: goal.value, goal_type: goal.type },
    signal,
  );
}
