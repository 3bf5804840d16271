import { setTimeout as sleep } from 'node:timers/promises';
import type { Behaviour } from '../apps/server/src/storage/behaviour/open.ts';
import { OF_EVENTS, OF_REPLAY, selectSessions } from '../apps/server/src/storage/behaviour/sessions-of.ts';
import { beginOf, DAYS, dayOf } from './days.ts';

/** Tables that are filled by so many inserts that merging them matters. */
const FILLED = ['events', 'sessions'];
/** Where a fill says nothing else. */
const EVENTS_PER_SESSION = 20;
/** Page views of a session: each is followed by clicks, a pointer trail, a scroll, and in every other session attention. */
const EVENTS_PER_PAGE = 5;
const PAGES = 200;
const ELEMENTS = 40;
/** One session in so many is recorded, in chunks of a few KB: the list and the player need some, not a disk full. */
const RECORDED = 20;
const CHUNKS = 3;
const REPLAY_EVENTS = 40;

/** Rows of one insert. Sessions come in the order of time, so that it touches one month or two, as real ones do. */
const ROWS_AT_ONCE = 500_000;

/** Chunks of one insert: each of several KB, and held as often as its text is put together. Those of twelve million events at once were too many. */
const CHUNKS_AT_ONCE = 15_000;

/** Sessions that are counted at once: a few million are more than the engine may hold. */
const SUMMED_AT_ONCE = 500_000;

export interface FillJob {
  siteId: number;
  events: number;
  /** epoch ms */
  until: number;
  eventsPerSession?: number;
  /** Every session has a recording, though a short one, and signals of all kinds besides: what the list of recordings looks through. */
  areAllRecorded?: boolean;
  /** Every page view is of an address of its own, until there are so many. */
  addresses?: number;
}

/**
 * Fills an empty store with sessions of a believable shape, computed from their number: page views follow a power law
 * (the first of 200 pages has a sixth of them), clicks gather on few elements and around their middle.
 */
export async function fill(
  store: Behaviour,
  { siteId, events, until, eventsPerSession = EVENTS_PER_SESSION, areAllRecorded = false, addresses }: FillJob,
): Promise<void> {
  const sessions = Math.ceil(events / eventsPerSession);
  const span = { sessions, eventsPerSession, from: beginOf(until), until, addresses };
  // Merged once when all is there, instead of as it comes: half of what a large fill would write.
  for (const table of FILLED) await store.command(`SYSTEM STOP MERGES ${table}`);
  for (let first = 0; first < events; first += ROWS_AT_ONCE) {
    await store.command(insertEvents(siteId, span, first, Math.min(ROWS_AT_ONCE, events - first)));
  }
  if (areAllRecorded) await store.command(insertSignals(siteId, span));
  const recorded = areAllRecorded ? { every: 1, events: 2 } : { every: RECORDED, events: REPLAY_EVENTS };
  const chunks = Math.ceil(sessions / recorded.every) * CHUNKS;
  for (let first = 0; first < chunks; first += CHUNKS_AT_ONCE) {
    await store.command(insertReplay(siteId, span, recorded, first, Math.min(CHUNKS_AT_ONCE, chunks - first)));
  }
  const days = Math.ceil(DAYS / Math.ceil(sessions / SUMMED_AT_ONCE));
  for (const part of [OF_EVENTS, OF_REPLAY]) {
    const columns = ['site_id', 'day', 'session_id', ...Object.keys(part.columns)];
    // A row of sessions is of one day, so that days can be counted one after the other.
    for (let day = 0; day <= DAYS + 1; day += days) {
      const some = `WHERE t.day BETWEEN '${dayOf(span.from, day)}' AND '${dayOf(span.from, day + days - 1)}'`;
      await store.command(`INSERT INTO sessions (${columns.join(', ')}) ${selectSessions(part, some)}`);
    }
  }
  for (const table of FILLED) await store.command(`SYSTEM START MERGES ${table}`);
  for (const table of FILLED) await mergePastMonths(store, table, until);
  await mergesEnded(store);
}

interface Span {
  sessions: number;
  eventsPerSession: number;
  /** epoch ms */
  from: number;
  until: number;
  addresses: number | undefined;
}

/** The bits of a UUID that say "version 4", where the engine keeps them; the others are a hash. */
const VERSION_MASK = ((1n << 128n) - 1n) ^ (0xfn << 12n) ^ (3n << 126n);
const VERSION_4 = (4n << 12n) | (2n << 126n);
const uuid = (of: string) =>
  `reinterpret(bitOr(bitAnd(reinterpret(sipHash128(${of}), 'UInt128'), toUInt128('${VERSION_MASK}')), toUInt128('${VERSION_4}')), 'UUID')`;

/** What is known of a session by its number `s`; `start` in epoch ms. */
const session = ({ sessions, from, until }: Span) => `
    ${from} + intDiv(s * ${until - from}, ${sessions}) AS start,
    sipHash64(s) AS h,
    ${uuid("'session', s")} AS session_id,
    ${uuid("'tab', s")} AS tab_id,
    -- three sessions in ten are of somebody who was there before
    ${uuid("'visitor', if(h % 10 < 3, intDiv(s, 2), s)")} AS visitor_id,
    ['desktop', 'mobile', 'desktop', 'mobile', 'desktop', 'mobile', 'desktop', 'mobile', 'desktop', 'tablet'][h % 10 + 1] AS device,
    ['Chrome', 'Safari', 'Chrome', 'Firefox', 'Chrome', 'Edge', 'Safari'][h % 7 + 1] AS browser,
    ['Windows', 'iOS', 'macOS', 'Android', 'Linux'][h % 5 + 1] AS os,
    ['US', 'DE', 'GB', 'FR', 'IN', 'BR', 'JP', 'CA', 'NL', 'ES', 'PL', 'AU'][h % 12 + 1] AS country,
    ['', 'google.com', '', 'newsletter', 'duckduckgo.com', '', 'news.ycombinator.com'][h % 7 + 1] AS source,
    if(device = 'mobile', 390, if(device = 'tablet', 820, 1440)) AS viewport_w`;

const insertEvents = (siteId: number, span: Span, first: number, count: number) => `
  INSERT INTO events (site_id, visitor_id, session_id, tab_id, page_id, seq, at, received_at, type, value, host, path, title,
    source, device, browser, os, country, language, viewport_w, viewport_h, document_w, document_h,
    x, y, element, element_x, element_y, element_text, pointer, xs, ys, ts)
  WITH
    intDiv(number, ${span.eventsPerSession}) AS s,
    number % ${span.eventsPerSession} AS k,
    ${session(span)},
    sipHash64(number) AS r,
    sipHash64('page', s, intDiv(k, ${EVENTS_PER_PAGE})) AS page,
    pow((page % 10000) / 10000, 3) AS rank,
    -- one second click in fifty is each of rage, dead and error
    multiIf(k % ${EVENTS_PER_PAGE} != 3, ['page_view', 'click', 'mouse_move', 'click', 'scroll'][k % ${EVENTS_PER_PAGE} + 1],
      intDiv(h, 64) % 2 = 0, 'attention', r % 50 < 3, ['rage_click', 'dead_click', 'error_click'][r % 50 + 1], 'click') AS kind,
    endsWith(kind, 'click') AS is_click,
    toUInt32(floor(${ELEMENTS} * pow((r % 1000) / 1000, 2))) AS target,
    -- the sum of two even ones gathers in the middle
    toUInt16((bitShiftRight(r, 10) % 5000) + (bitShiftRight(r, 24) % 5000)) AS in_x,
    toUInt16((bitShiftRight(r, 34) % 5000) + (bitShiftRight(r, 48) % 5000)) AS in_y
  SELECT ${siteId}, visitor_id, session_id, tab_id, ${uuid("'view', page")}, k,
    fromUnixTimestamp64Milli(toInt64(start + k * 7000 + r % 5000), 'UTC') AS at, at, kind,
    if(kind = 'scroll', r % 101, NULL), 'bench.example', concat('/products/', toString(${span.addresses === undefined ? `toUInt32(floor(${PAGES} * rank))` : `intDiv(number, ${EVENTS_PER_PAGE}) % ${span.addresses}`})), 'A product',
    source, device, browser, os, country, 'en', viewport_w, 900, viewport_w, 5200,
    if(is_click, toInt32(target % 4 * 300 + in_x / 50), 0), if(is_click, toInt32(target * 120 + in_y / 200), 0),
    if(is_click, concat('main > section:nth-of-type(', toString(target), ') > a.button'), ''),
    if(is_click, in_x, 0), if(is_click, in_y, 0),
    if(is_click, concat('Button ', toString(target)), ''),
    if(is_click or kind = 'mouse_move', if(device = 'desktop', 'mouse', 'touch'), ''),
    if(kind = 'mouse_move', arrayMap(i -> toInt32((r + i * 37) % viewport_w), range(20)), []),
    if(kind = 'mouse_move', arrayMap(i -> toInt32((r + i * 53) % 5200), range(20)), []),
    multiIf(kind = 'mouse_move', arrayMap(i -> toUInt32(i * 100), range(20)),
      kind = 'attention', arrayMap(i -> toUInt32((r + i * 71) % 9000 * (i < 12)), range(20)), [])
  FROM numbers_mt(${first}, ${count}) SETTINGS max_insert_threads = 2`;

/** Kinds of signals, and of how many sessions in a hundred each is. */
const SIGNALS = [
  ['web_vital', 90, 'LCP'],
  ['web_vital', 90, 'CLS'],
  ['custom', 30, 'add_to_cart'],
  ['custom', 10, 'order'],
  ['form_submit', 12, 'checkout'],
  ['form_abandon', 8, 'newsletter'],
  ['rage_click', 5, ''],
  ['rage_click', 3, ''],
  ['dead_click', 9, ''],
  ['error_click', 2, ''],
  ['u_turn', 7, ''],
  ['js_error', 6, 'Cannot read properties of undefined (reading "price")'],
  ['console', 20, 'error'],
  ['request', 8, 'GET /api/cart'],
  ['identify', 25, ''],
] as const;

const insertSignals = (siteId: number, span: Span) => `
  INSERT INTO events (site_id, visitor_id, session_id, tab_id, page_id, seq, at, received_at, type, name, value, props, user_id, host, path,
    source, device, browser, os, country, language, viewport_w, viewport_h)
  WITH
    intDiv(number, ${SIGNALS.length}) AS s,
    number % ${SIGNALS.length} AS k,
    ${session(span)},
    sipHash64('signal', number) AS r,
    [${SIGNALS.map(([type]) => `'${type}'`)}][k + 1] AS kind,
    [${SIGNALS.map(([, , name]) => `'${name}'`)}][k + 1] AS name
  SELECT ${siteId}, visitor_id, session_id, tab_id, ${uuid("'signal', number")}, 1000 + k,
    fromUnixTimestamp64Milli(toInt64(start + 1000 + k * 9000), 'UTC') AS at, at, kind, name,
    multiIf(name = 'LCP', 800 + r % 4000, name = 'CLS', (r % 400) / 1000, NULL),
    multiIf(kind = 'console', concat('{"message":"Payment ', toString(r % 500), ' declined"}'),
      kind = 'request', '{"status":500,"reason":"failed"}',
      kind = 'identify', concat('{"plan":"', ['free', 'pro', 'team'][r % 3 + 1], '"}'), '{}'),
    if(kind = 'identify', concat('user-', toString(intDiv(s, 2))), ''),
    'bench.example', '/products/0', source, device, browser, os, country, 'en', viewport_w, 900
  FROM numbers(${span.sessions * SIGNALS.length})
  WHERE r % 100 < [${SIGNALS.map(([, share]) => share)}][k + 1]`;

interface Recorded {
  /** One session in so many. */
  every: number;
  /** Of rrweb, in each chunk. */
  events: number;
}

const insertReplay = (siteId: number, span: Span, recorded: Recorded, first: number, count: number) => `
  INSERT INTO replay_chunks (site_id, session_id, visitor_id, tab_id, seq, page_id, first_at, last_at, received_at, events,
    device, browser, os, country, language, source, payload)
  WITH
    intDiv(number, ${CHUNKS}) * ${recorded.every} AS s,
    number % ${CHUNKS} AS k,
    ${session(span)},
    start + k * 5000 AS first_ms
  SELECT ${siteId}, session_id, visitor_id, tab_id, ${span.eventsPerSession} + k, tab_id,
    fromUnixTimestamp64Milli(toInt64(first_ms), 'UTC') AS first_at, fromUnixTimestamp64Milli(toInt64(first_ms + 5000), 'UTC'), first_at,
    ${recorded.events}, device, browser, os, country, 'en', source,
    concat('[', arrayStringConcat(arrayMap(i -> concat('{"type":3,"timestamp":', toString(first_ms + i * 100),
      ',"data":{"source":1,"positions":[{"x":', toString((h + i * 37) % 1440), ',"y":', toString((h + i * 53) % 900),
      ',"id":', toString(i), ',"timeOffset":0}]}}'), range(${recorded.events})), ','), ']')
  FROM numbers(${first}, ${count})`;

/** Merges after such a flood take both cores for a while; what is measured is a store that has come to rest. */
async function mergesEnded(store: Behaviour): Promise<void> {
  for (;;) {
    const [row] = await store.rows<{ merges: number }>('SELECT count() AS merges FROM system.merges');
    if (!row?.merges) return;
    await sleep(250);
  }
}

/** What the tables do by themselves once a month has rested for a day. */
async function mergePastMonths(store: Behaviour, table: string, until: number): Promise<void> {
  const past = await store.rows<{ partition: string }>(
    `SELECT DISTINCT partition FROM system.parts
     WHERE active AND database = currentDatabase() AND table = {table:String}
       AND partition < toString(toYYYYMM({until:DateTime64(3, 'UTC')}))`,
    { table, until },
  );
  for (const { partition } of past) await store.command(`OPTIMIZE TABLE ${table} PARTITION ${partition} FINAL`);
}
