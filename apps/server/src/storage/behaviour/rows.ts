/*
 * How rows travel into the store: an array of values a line, in the order below (JSONCompactEachRow). Half the bytes of
 * objects and a third less work for the parser, which is most of what an insert costs.
 */

/** The columns that are written; the others are made by the engine. */
export const WRITTEN = {
  events: [
    'site_id',
    'visitor_id',
    'session_id',
    'tab_id',
    'page_id',
    'user_id',
    'seq',
    'at',
    'received_at',
    'type',
    'name',
    'props',
    'value',
    'host',
    'path',
    'query',
    'title',
    'referrer_host',
    'source',
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
  ],
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
  page_snapshots: ['site_id', 'path', 'device', 'taken_at', 'viewport_w', 'viewport_h', 'payload'],
} as const;

export type Table = keyof typeof WRITTEN;

/** Values by column; what is left out becomes the column's default. Times are epoch ms. */
export type Row<Of extends Table> = { [Column in (typeof WRITTEN)[Of][number]]?: unknown };

/** One row as a line. Half a surrogate pair, which JavaScript allows in a string and no encoding can hold, becomes U+FFFD. */
export function toLine<Of extends Table>(table: Of, row: Row<Of>): string {
  const columns: readonly (keyof Row<Of>)[] = WRITTEN[table];
  const values = columns.map((column) => row[column]);
  const line = JSON.stringify(values);
  // JSON.stringify writes halves as escapes, and whole pairs as they are.
  return line.includes('\\ud') ? JSON.stringify(values, (_key, value) => wellFormed(value)) : line;
}

const wellFormed = (value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value);
