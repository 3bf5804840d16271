import { createHash } from 'node:crypto';
import { OWN_COLUMNS, PAGE_COLUMNS, SHARED_COLUMNS } from './event-columns.ts';

/*
 * The way into `events`: one row for all that a batch says of one page, with an array for each column that differs from
 * event to event. To read such a row costs a sixth of reading its events one by one, and reading was most of an insert.
 * The engine keeps nothing of it (Null); an insert ends when the view has written its events.
 */

/** As they arrive: texts are plain, since the dictionary of a LowCardinality column is made where it is stored. */
const ARRIVING: Record<string, string> = {
  site_id: 'UInt32',
  visitor_id: 'UUID',
  session_id: 'UUID',
  tab_id: 'UUID',
  page_id: 'UUID',
  received_at: "DateTime64(3, 'UTC')",
  seq: 'UInt32',
  at: "DateTime64(3, 'UTC')",
  value: 'Nullable(Float64)',
  viewport_w: 'UInt16',
  viewport_h: 'UInt16',
  document_w: 'UInt32',
  document_h: 'UInt32',
  x: 'Int32',
  y: 'Int32',
  element_x: 'UInt16',
  element_y: 'UInt16',
  xs: 'Array(Int32)',
  ys: 'Array(Int32)',
  ts: 'Array(UInt32)',
};
const arriving = (column: string) => ARRIVING[column] ?? 'String';

const EACH = [...SHARED_COLUMNS, ...PAGE_COLUMNS];

const COLUMNS = [
  ...EACH.map((column) => `${column} ${arriving(column)}`),
  ...OWN_COLUMNS.map((column) => `${column} Array(${arriving(column)})`),
].join(', ');

/**
 * Events of the batches. Properties come as text, none as '', which is no JSON. To plan it is a third of what an insert of few rows costs, which a
 * subquery would add to.
 */
const EVENTS_OF_BATCHES = `SELECT * REPLACE (if(empty(props), '{}', props)::JSON AS props)`;
const ARRAY_JOIN = `ARRAY JOIN ${OWN_COLUMNS.join(', ')} SETTINGS enable_unaligned_array_join = 1`;

const hash = createHash('sha256').update(COLUMNS).update(EVENTS_OF_BATCHES).update(ARRAY_JOIN).digest('hex');

/** Has in its name what it is made of: a server of another version, which writes other columns or another way, has one of its own. */
export const EVENT_BATCHES = `event_batches_${hash.slice(0, 8)}`;

/** Statements that make it, after the migrations; each can be run again. Arrays may be short: what is missing is the default. */
export const MAKE_EVENT_BATCHES = [
  `CREATE TABLE IF NOT EXISTS ${EVENT_BATCHES} (${COLUMNS}) ENGINE = Null`,
  `CREATE MATERIALIZED VIEW IF NOT EXISTS ${EVENT_BATCHES}_to_events TO events AS
   ${EVENTS_OF_BATCHES} FROM ${EVENT_BATCHES} ${ARRAY_JOIN}`,
];
