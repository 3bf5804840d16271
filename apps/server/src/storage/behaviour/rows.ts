/*
 * How rows travel into the store: an array of values a line, in the order below (JSONCompactEachRow). Half the bytes of
 * objects and a third less work for the parser, which is most of what an insert costs.
 */

/** Columns of `events` that are the same throughout a batch. They come first, so that they are written out once. */
export const SHARED_COLUMNS = [
  'site_id',
  'visitor_id',
  'session_id',
  'tab_id',
  'user_id',
  'received_at',
  'source',
  'referrer_host',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'device',
  'browser',
  'browser_version',
  'os',
  'os_version',
  'country',
  'language',
] as const;

/** Columns of `events` that each event has for itself. */
export const OWN_COLUMNS = [
  'seq',
  'at',
  'page_id',
  'type',
  'name',
  'props',
  'value',
  'host',
  'path',
  'query',
  'title',
  'viewport_w',
  'viewport_h',
  'document_w',
  'document_h',
  'x',
  'y',
  'element',
  'element_x',
  'element_y',
  'element_text',
  'xs',
  'ys',
  'ts',
] as const;

export type SharedColumn = (typeof SHARED_COLUMNS)[number];
export type OwnColumn = (typeof OWN_COLUMNS)[number];

/** The columns that are written; the others are made by the engine. */
export const WRITTEN = {
  events: [...SHARED_COLUMNS, ...OWN_COLUMNS],
  replay_chunks: [
    'site_id',
    'session_id',
    'visitor_id',
    'user_id',
    'tab_id',
    'seq',
    'page_id',
    'first_at',
    'last_at',
    'received_at',
    'events',
    'device',
    'browser',
    'os',
    'country',
    'language',
    'source',
    'payload',
  ],
  sessions: [
    'site_id',
    'day',
    'session_id',
    'visitor_id',
    'user_id',
    'started_at',
    'ended_at',
    'events',
    'pageviews',
    'clicks',
    'rage_clicks',
    'replay_events',
    'replay_started_at',
    'replay_ended_at',
    'entry',
    'exit',
    'source',
    'device',
    'browser',
    'os',
    'country',
    'language',
  ],
  page_snapshots: ['site_id', 'path', 'device', 'taken_at', 'viewport_w', 'viewport_h', 'payload'],
} as const;

export type Table = keyof typeof WRITTEN;

/** Values by column; what is left out becomes the column's default. Times are epoch ms. */
export type Row<Of extends Table> = { [Column in (typeof WRITTEN)[Of][number]]?: unknown };

/** One row as a line. */
export function toLine<Of extends Table>(table: Of, row: Row<Of>): string {
  const columns: readonly (keyof Row<Of>)[] = WRITTEN[table];
  return toJson(columns.map((column) => row[column]));
}

/** JSON in which half a surrogate pair, which JavaScript allows in a string and no encoding can hold, has become U+FFFD. */
export function toJson(values: unknown[]): string {
  const json = JSON.stringify(values);
  // JSON.stringify writes halves as escapes, and whole pairs as they are.
  return json.includes('\\ud') ? JSON.stringify(values, (_key, value) => wellFormed(value)) : json;
}

const wellFormed = (value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value);
