import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rangeParams } from '../features/segments/days/range.ts';
import { segmentParams, sessionsInQuestion } from '../features/segments/queries.ts';
import { bind } from '../storage/behaviour/bind.ts';
import { isAnsweredByShard, shardingKey } from '../storage/behaviour/cluster/sharding.ts';
import { type Behaviour, openBehaviour } from '../storage/behaviour/open.ts';
import { OF_EVENTS, selectSessions } from '../storage/behaviour/sessions-of.ts';

/*
 * What two shards hold, in two databases of one engine: a question that each answers by itself has to come to the same as the question of all.
 */

const folder = mkdtempSync(join(tmpdir(), 'desirepath-shards-'));
const TABLES = ['events', 'sessions', 'identities', 'replay_chunks'];
const SHARDS = ['shard_0', 'shard_1'];
const RANGE = { site: 1, from: '2026-06-01', to: '2026-06-30', timeZone: 'UTC' };
let behaviour: Behaviour;

beforeAll(async () => {
  behaviour = await openBehaviour(join(folder, 'behaviour'));
  // 600 sessions of 200 visitors, of whom some are told by name; each with a few pages, clicks and events.
  await behaviour.command(`
    INSERT INTO events (site_id, visitor_id, session_id, tab_id, page_id, seq, at, received_at, type, name, path, device, user_id)
    WITH intDiv(number, 8) AS s, number % 8 AS k, sipHash64(number) AS r,
      reinterpret(sipHash128('visitor', s % 200), 'UUID') AS visitor, reinterpret(sipHash128('session', s), 'UUID') AS session,
      ['page_view', 'click', 'custom', 'rage_click'][r % 4 + 1] AS kind
    SELECT 1, visitor, session, session, session, k,
      toDateTime64('2026-06-02 00:00:00', 3, 'UTC') + s * 3600 + k * 20 AS at, at, kind,
      if(kind = 'custom', ['order', 'add_to_cart'][r % 2 + 1], ''), concat('/', toString(r % 5)), ['desktop', 'mobile'][s % 2 + 1],
      if(s % 6 = 0, concat('user-', toString(s % 40)), '')
    FROM numbers(4800)`);
  const columns = ['site_id', 'day', 'session_id', ...Object.keys(OF_EVENTS.columns)];
  await behaviour.command(`INSERT INTO sessions (${columns.join(', ')}) ${selectSessions(OF_EVENTS)}`);
  for (const [number, shard] of SHARDS.entries()) {
    await behaviour.command(`CREATE DATABASE ${shard}`);
    for (const table of TABLES) {
      await behaviour.command(`CREATE TABLE ${shard}.${table} AS ${table}`);
      await behaviour.command(
        `INSERT INTO ${shard}.${table} SELECT * FROM ${table} WHERE ${shardingKey(table)} % ${SHARDS.length} = ${number}`,
      );
    }
  }
});
afterAll(async () => {
  await behaviour.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Events of the sessions of a segment, as views ask for them. */
const ofSegment = (where: string) =>
  bind(
    `SELECT count() AS events, countIf(type = 'page_view') AS pages FROM events
     WHERE site_id = {site:UInt32} AND session_id IN (SELECT session_id FROM (${sessionsInQuestion({ where })}))`,
    { ...rangeParams(RANGE), ...segmentParams({ where }) },
  );

const ask = async (sql: string) => (await behaviour.rows<{ events: number; pages: number }>(sql))[0];
const at = (shard: string, sql: string) =>
  sql.replace(new RegExp(`\\b(FROM|JOIN) (${TABLES.join('|')})\\b`, 'g'), `$1 ${shard}.$2`);

it.each([
  'page:/1',
  '!page:/1',
  'entry:/2',
  'event:order',
  '!event:order',
  'event:order;page:/3',
  'order:add_to_cart:order',
  'rage',
  'duration:60:600;pageviews:2',
  'width::600',
])('each shard answers what is asked of the sessions of %s by itself, and together they are right', async (where) => {
  const sql = ofSegment(where);
  expect(isAnsweredByShard(sql)).toBe(true);
  const answers = await Promise.all(SHARDS.map((shard) => ask(at(shard, sql))));
  const sum = (name: 'events' | 'pages') => answers.reduce((all, answer) => all + (answer?.[name] ?? Number.NaN), 0);
  expect({ events: sum('events'), pages: sum('pages') }).toEqual(await ask(sql));
});

it('they are not all on one, and a segment is not all of them', async () => {
  const counts = await Promise.all(SHARDS.map((shard) => ask(at(shard, ofSegment('page:/1')))));
  expect(counts.every((answer) => (answer?.events ?? 0) > 0)).toBe(true);
  expect((await ask(ofSegment('page:/1')))?.events).toBeLessThan(4_800);
});
