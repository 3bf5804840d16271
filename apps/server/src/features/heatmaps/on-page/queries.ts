import { DEVICES, type Device } from '@desirepath/contract/common';
import type { HeatmapQuestion } from '@desirepath/contract/heatmaps';
import type { SiteSettings } from '@desirepath/contract/site-settings';
import type { EventType } from '@desirepath/contract/tracking';
import type { Behaviour, QueryParams } from '../../../storage/behaviour/open.ts';
import { type Bind, createBinder } from '../../segments/bind.ts';
import { EVENTS_OF_SESSIONS } from '../../segments/days/queries.ts';
import { rangeOf, rangeParams } from '../../segments/days/range.ts';
import { eventsOfEveryone, MOST_IDS } from '../../segments/events/queries.ts';
import { pageIs } from '../../segments/path-groups/queries.ts';
import { isEveryone, segmentParams, sessionsInQuestion } from '../../segments/queries.ts';

/** What of a site's settings says which rows a question means. */
export type PageRules = Pick<SiteSettings, 'time_zone' | 'query_keys' | 'breakpoints'>;

/** On which page and screens, without whose and when. */
export type PageOnScreens = Pick<HeatmapQuestion, 'path' | 'screen' | 'min_width' | 'max_width'>;

/** Rows of `events`, as SQL behind `WHERE`. */
export interface EventsOnPage {
  /** Of events that tell the size of the window themselves: page views and clicks of any kind. */
  sized: string;
  /** Of those that do not: they are found by their page views. */
  unsized: string;
  params: QueryParams;
}

/**
 * Events on a question's pages and screens, of its sessions: all that they did there, also past the midnight after its last day. So
 * a map counts for exactly the sessions that the list of recordings has for the same days.
 * @param types of the events that are asked for, besides page views
 * @throws AppError as rangeOf does
 */
export async function eventsOnPage(
  behaviour: Behaviour,
  question: HeatmapQuestion,
  rules: PageRules,
  types: readonly EventType[],
  signal?: AbortSignal,
): Promise<EventsOnPage> {
  const { bind, params: ofPage } = createBinder('page');
  const { where, widths } = rowsOfPage(question, rules, bind);
  const range = rangeOf(question, rules.time_zone);
  // A map asks several questions, each of which would find anew which sessions it is about.
  if (isEveryone(question)) {
    const { sql, params } = await eventsOfEveryone(behaviour, range, signal);
    return { ...withWidths([sql, where], widths), params: { ...params, ...ofPage } };
  }

  const params = { ...rangeParams(range), ...ofPage };
  const base = [EVENTS_OF_SESSIONS, where];
  // Those that were on the page are few beside all that there are.
  const among = `AND session_id IN (
      SELECT session_id FROM events WHERE ${base.join(' AND ')} AND type IN {page_types:Array(String)})`;
  const sessions = sessionsInQuestion(question, among);
  const ofSegment = { ...params, ...segmentParams(question), page_types: ['page_view', ...types] };
  const [found] = await behaviour.rows<{ ids: string[] }>(
    `SELECT groupArray(${MOST_IDS + 1})(session_id) AS ids FROM (${sessions})`,
    ofSegment,
    signal,
  );
  if (!found || found.ids.length > MOST_IDS)
    return {
      ...withWidths([...base, `session_id IN (SELECT session_id FROM (${sessions}))`], widths),
      params: ofSegment,
    };
  return {
    ...withWidths([...base, 'session_id IN {page_sessions:Array(UUID)}'], widths),
    params: { ...params, page_sessions: found.ids },
  };
}

/** Events on a page of whichever sessions the question around it is about, within the days that it binds. */
export function everyEventOnPage(page: PageOnScreens, rules: Omit<PageRules, 'time_zone'>, bind: Bind) {
  const { where, widths } = rowsOfPage(page, rules, bind);
  return withWidths([EVENTS_OF_SESSIONS, where], widths);
}

function withWidths(base: string[], given: string[]): Omit<EventsOnPage, 'params'> {
  const widths = given.map((condition) => `viewport_w ${condition}`);
  const views = `page_id IN (
    SELECT page_id FROM events WHERE ${[...base, "type = 'page_view'", ...widths].join(' AND ')})`;
  return {
    sized: [...base, ...widths].join('\n  AND '),
    unsized: [...base, ...(widths.length > 0 ? [views] : [])].join('\n  AND '),
  };
}

/** Rows with columns `path`, `query`, `host` and `device` that are of a page; and how wide the window has to be. */
export function rowsOfPage(page: PageOnScreens, { query_keys, breakpoints }: Omit<PageRules, 'time_zone'>, bind: Bind) {
  const conditions = [pageIs(page.path, bind, query_keys.length > 0)];
  if (page.screen && !breakpoints) conditions.push(`device = ${bind(page.screen)}`);
  const widths = [
    ...(page.screen && breakpoints ? [classWidths(page.screen, breakpoints)] : []),
    { least: page.min_width, most: page.max_width },
  ].flatMap((given) => widthsAs(given, bind));
  return { where: conditions.join(' AND '), widths };
}

const widthsAs = ({ least, most }: Widths, bind: Bind): string[] => [
  ...(least === undefined ? [] : [`>= ${bind(least)}`]),
  ...(most === undefined ? [] : [`BETWEEN 1 AND ${bind(most)}`]), // 0 is not known
];

const classWidths = (screen: Device, { tablet, desktop }: NonNullable<SiteSettings['breakpoints']>): Widths =>
  ({
    mobile: { most: tablet - 1 },
    tablet: { least: tablet, most: desktop - 1 },
    desktop: { least: desktop },
  })[screen];

/** Views of a page by class of devices: those of the site's breakpoints, where it has any. */
export async function viewsByDevice(
  behaviour: Behaviour,
  question: Omit<HeatmapQuestion, 'screen'>,
  rules: PageRules,
  signal?: AbortSignal,
): Promise<Record<Device, number>> {
  const { sized, params } = await eventsOnPage(behaviour, question, rules, [], signal);
  const { bind, params: ofClasses } = createBinder('class');
  const columns = DEVICES.map((device) => {
    const widths = rules.breakpoints && widthsAs(classWidths(device, rules.breakpoints), bind);
    const isOf = widths?.map((width) => `viewport_w ${width}`).join(' AND ') ?? `device = ${bind(device)}`;
    return `countIf(${isOf}) AS ${device}`;
  });
  const [row] = await behaviour.rows<Record<Device, number>>(
    `SELECT ${columns.join(', ')} FROM events WHERE type = 'page_view' AND ${sized}`,
    { ...params, ...ofClasses },
    signal,
  );
  return row ?? { desktop: 0, tablet: 0, mobile: 0 };
}

interface Widths {
  least?: number | undefined;
  most?: number | undefined;
}
