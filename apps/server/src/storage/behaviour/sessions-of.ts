import type { EventType } from '@desirepath/contract/tracking';

/*
 * How sessions are made of what is stored. As events arrive `ingest/session-tally.ts` adds to sessions by the same
 * definition; this one is the truth that a repair goes back to.
 */

/** Later than any moment of ours: neutral for min. */
export const NEVER = "toDateTime64('2299-12-31 00:00:00.000', 3, 'UTC')";
/** Earlier than any: neutral for max. */
const EPOCH = "toDateTime64(0, 3, 'UTC')";

/** A table that sessions are made of: its day, and each column of `sessions` it has a say in. */
export interface SessionPart {
  table: 'events' | 'replay_chunks';
  day: string;
  columns: Record<string, string>;
  /** Those of the columns that are added up. */
  counts: string[];
}

const WHO = {
  visitor_id: 'any(t.visitor_id)',
  user_id: 'max(t.user_id)',
  source: 'max(t.source)',
  channel: 'max(t.channel)',
  device: 'max(t.device)',
  browser: 'max(t.browser)',
  os: 'max(t.os)',
  country: 'max(t.country)',
  region: 'max(t.region)',
  city: 'max(t.city)',
  language: 'max(t.language)',
};

/** Events that a session counts, each with its column. */
export const COUNTED = {
  page_view: 'pageviews',
  click: 'clicks',
  rage_click: 'rage_clicks',
  dead_click: 'dead_clicks',
  error_click: 'error_clicks',
  u_turn: 'u_turns',
  js_error: 'js_errors',
  request: 'request_problems',
  form_submit: 'form_submits',
  form_abandon: 'form_abandons',
} as const satisfies Partial<Record<EventType, string>>;

export type CountedColumn = (typeof COUNTED)[keyof typeof COUNTED];

export const OF_EVENTS: SessionPart = {
  table: 'events',
  day: 'toDate(t.at)',
  columns: {
    ...WHO,
    started_at: 'min(t.at)',
    ended_at: 'max(t.at)',
    events: 'toInt64(count())',
    ...Object.fromEntries(
      Object.entries(COUNTED).map(([type, column]) => [column, `toInt64(countIf(t.type = '${type}'))`]),
    ),
    entry: `min(if(t.type = 'page_view', (t.at, t.path), (${NEVER}, '')))`,
    exit: `max(if(t.type = 'page_view', (t.at, t.path), (${EPOCH}, '')))`,
  },
  counts: ['events', ...Object.values(COUNTED)],
};

/** Replay chunks know nothing of pages: entry and exit are left to the events. */
export const OF_REPLAY: SessionPart = {
  table: 'replay_chunks',
  day: 'toDate(t.first_at)',
  columns: {
    ...WHO,
    started_at: 'min(t.first_at)',
    ended_at: 'max(t.last_at)',
    replay_events: 'toInt64(sum(t.events))',
    replay_started_at: 'min(t.first_at)',
    replay_ended_at: 'max(t.last_at)',
  },
  counts: ['replay_events'],
};

/** SELECT that gives rows of `sessions`: one a site, UTC day and session. */
export const selectSessions = ({ table, day, columns }: SessionPart, where = ''): string => `
  SELECT t.site_id AS site_id, ${day} AS day, t.session_id AS session_id,
    ${Object.entries(columns)
      .map(([name, expression]) => `${expression} AS ${name}`)
      .join(',\n    ')}
  FROM ${table} AS t ${where}
  GROUP BY site_id, day, session_id`;
