import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestBehaviour } from '../../testing/behaviour.testing.ts';
import type { Behaviour } from './open.ts';
import { repairSessions } from './repair.ts';
import { toLine } from './rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-behaviour-'));
let store: Behaviour;

beforeAll(async () => {
  store = await openTestBehaviour(folder);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const AT = Date.UTC(2026, 5, 1, 12);
let seq = 0;

const eventLine = (session: string, changes: Record<string, unknown> = {}) =>
  toLine('events', {
    site_id: 1,
    visitor_id: '018f0000-0000-7000-8000-00000000000a',
    session_id: session,
    tab_id: '018f0000-0000-7000-8000-00000000000b',
    seq: seq++,
    at: AT,
    received_at: AT,
    type: 'page_view',
    path: '/',
    ...changes,
  });

const insert = (...lines: string[]) => store.insert('events', Buffer.from(lines.join('\n')));

const sessionCounts = (session: string) =>
  store.rows<{ events: number; pageviews: number; entry: string; exit: string }>(
    `SELECT sum(s.events) AS events, sum(s.pageviews) AS pageviews, min(s.entry).2 AS entry, max(s.exit).2 AS exit
     FROM sessions AS s WHERE session_id = {session:UUID}`,
    { session },
  );

const eventCount = async (session: string) => {
  const [row] = await store.rows<{ events: number }>(
    'SELECT count() AS events FROM events WHERE session_id = {session:UUID}',
    { session },
  );
  return row?.events;
};

describe('the store of behaviour', () => {
  it('gives a session the events that a crash kept from it, and only once', async () => {
    const session = crypto.randomUUID();
    await insert(eventLine(session, { path: '/a' }), eventLine(session, { type: 'click', path: '/a', at: AT + 1 }));
    await repairSessions(store);
    await insert(eventLine(session, { path: '/b', at: AT + 2 }));
    await repairSessions(store);
    await repairSessions(store);
    expect(await sessionCounts(session)).toEqual([{ events: 3, pageviews: 2, entry: '/a', exit: '/b' }]);
  });

  it.each([
    ['dots', { 'a.b': 1, a: 2, 'a..b': 3, '.': 4 }],
    ['quotes', { '"': 'x', "'": 'y', '`': 'z', '\\': 'w' }],
    ['control characters', { '\u0000': '\u0000', '\n': '\n' }],
    ['many types of one key', { k: 1 }],
    ['many types of one key, again', { k: 'text' }],
    ['numbers at the edge', { big: 1e308, small: 5e-324, long: 9_007_199_254_740_991, minus: -0 }],
  ])('keeps properties with %s', async (_what, props) => {
    const session = crypto.randomUUID();
    await insert(eventLine(session, { props }));
    expect(await eventCount(session)).toBe(1);
  });

  it('binds values, whatever they contain', async () => {
    const hostile = "'; DROP TABLE events; -- \\' \" {site:UInt32} \u0000 \n\t";
    const [row] = await store.rows<{ given: string }>('SELECT {given:String} AS given', { given: hostile });
    expect(row?.given).toBe(hostile);
  });

  it('refuses to write through a question', async () => {
    await expect(store.rows("INSERT INTO migrations (name) VALUES ('x')")).rejects.toThrow(/readonly/);
  });

  it('stops a question that takes more memory than it may, by its code', async () => {
    await expect(store.rows('SELECT groupArray(number) FROM numbers(1000000000)')).rejects.toMatchObject({
      code: 'query_too_heavy',
    });
  });

  it('stops a question whose asker has left', async () => {
    const asker = new AbortController();
    const answer = store.rows('SELECT sum(sipHash64(number)) FROM numbers(1000000000000)', {}, asker.signal);
    setTimeout(() => asker.abort(), 100);
    await expect(answer).rejects.toThrow();
    await expect
      .poll(() =>
        store.rows(
          "SELECT count() AS n FROM system.processes WHERE query LIKE '%sipHash64%' AND query NOT LIKE '%processes%'",
        ),
      )
      .toEqual([{ n: 0 }]);
  });
});
