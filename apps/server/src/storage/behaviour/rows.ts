import { OWN_COLUMNS, PAGE_COLUMNS, SHARED_COLUMNS } from './event-columns.ts';

/*
 * How rows travel into the store: an array of values a line, in the order below (JSONCompactEachRow). Half the bytes of
 * objects and a third less work for the parser, which is most of what an insert costs.
 */

/** The columns that are written; the others are made by the engine. */
export const WRITTEN = {
  /** One event a row. Ingest does not come this way: see event-batches.ts. */
  events: [...SHARED_COLUMNS, ...PAGE_COLUMNS, ...OWN_COLUMNS],
  /** Becomes rows of `events`: what is in OWN_COLUMNS is an array here, with a value for each event. */
  event_batches: [...SHARED_COLUMNS, ...PAGE_COLUMNS, ...OWN_COLUMNS],
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
    'region',
    'city',
    'language',
    'source',
    'channel',
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
    'dead_clicks',
    'error_clicks',
    'u_turns',
    'js_errors',
    'request_problems',
    'form_submits',
    'form_abandons',
    'replay_events',
    'replay_started_at',
    'replay_ended_at',
    'entry',
    'exit',
    'source',
    'channel',
    'device',
    'browser',
    'os',
    'country',
    'region',
    'city',
    'language',
  ],
  page_snapshots: [
    'site_id',
    'path',
    'device',
    'host',
    'query',
    'state',
    'state_label',
    'day',
    'taken_at',
    'viewport_w',
    'viewport_h',
    'payload',
    'page_id',
  ],
  /** `content64` becomes `content`: a line of JSON holds no bytes. */
  assets: ['site_id', 'hash', 'type', 'bytes', 'received_at', 'content64'],
  asset_uses: ['site_id', 'page_id', 'received_at', 'addresses', 'hashes', 'widths', 'heights'],
  replay_pieces: ['site_id', 'name', 'session_id', 'visitor_id', 'received_at', 'bytes', 'content'],
  identities: ['site_id', 'visitor_id', 'user_id', 'identified_at'],
  survey_responses: [
    'site_id',
    'survey_id',
    'response_id',
    'revision',
    'version',
    'session_id',
    'visitor_id',
    'created_at',
    'received_at',
    'complete',
    'ms',
    'host',
    'path',
    'device',
    'browser',
    'os',
    'country',
    'language',
    'attributes',
    'asked',
    'part',
    'said',
    'written',
    'answers',
  ],
  robots: ['site_id', 'day', 'reason', 'batches', 'events'],
} as const;

export type Table = keyof typeof WRITTEN;

/** What acknowledgements wait for, in the order in which it is written. Events last: whoever finds them finds what was sent with them. */
export const COMMITTED = [
  'asset_uses',
  'assets',
  'identities',
  'page_snapshots',
  'survey_responses',
  'replay_chunks',
  'replay_pieces',
  'event_batches',
] as const satisfies Table[];

export type Committed = (typeof COMMITTED)[number];

/** Values by column; what is left out becomes the column's default. Times are epoch ms. */
export type Row<Of extends Table> = { [Column in (typeof WRITTEN)[Of][number]]?: unknown };

/** One row as a line. */
export function toLine<Of extends Table>(table: Of, row: Row<Of>): string {
  const columns: readonly (keyof Row<Of>)[] = WRITTEN[table];
  return toJson(columns.map((column) => row[column]));
}

/** JSON in which half a surrogate pair, which JavaScript allows in a string and no encoding can hold, has become U+FFFD. */
export function toJson(values: object): string {
  const json = JSON.stringify(values);
  // JSON.stringify writes halves as escapes, and whole pairs as they are.
  return json.includes('\\ud') ? JSON.stringify(values, (_key, value) => wellFormed(value)) : json;
}

/**
 * Properties as JSON. The engine reads whole numbers of 64 bits: a row in which a longer one stands with all its digits, as JavaScript writes
 * it below 1e21, would be lost with all that is in it.
 */
export function propsJson(props: Record<string, unknown>): string {
  if (!Object.values(props).some(isTooWhole)) return toJson(props);
  const members = Object.entries(props).map(([name, value]) => {
    const member = toJson({ [name]: isTooWhole(value) ? 0 : value }).slice(1, -1);
    return isTooWhole(value) ? member.replace(/0$/, value.toExponential()) : member;
  });
  return `{${members.join(',')}}`;
}

const isTooWhole = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) >= 2 ** 63;

const wellFormed = (value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value);

export const toLines = (lines: string[]): Buffer => Buffer.from(lines.join('\n'));

/** Lines after lines. */
export function joinLines(parts: Buffer[]): Buffer {
  const [only, ...more] = parts;
  return only && more.length === 0
    ? only
    : Buffer.concat(parts.flatMap((part, place) => (place === 0 ? [part] : [BREAK, part])));
}

const BREAK = Buffer.from('\n');
