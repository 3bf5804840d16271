import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Session } from 'chdb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAKE_EVENT_BATCHES } from '../event-batches.ts';
import { type MigrationRunner, migrateBehaviour } from '../migrate.ts';
import { isAnsweredByShard } from './sharding.ts';
import { onCluster } from './topology.ts';

/* What is tried here is that the engine can read it, and that nothing is forgotten. One shard of it runs in ../remote/remote.test.ts. */

const topology = onCluster('main', 'https://s3.example.com/replays/');
const folder = mkdtempSync(join(tmpdir(), 'desirepath-cluster-'));
let engine: Session;
beforeAll(() => {
  engine = new Session(folder);
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = (sql: string) => engine.queryAsync(`EXPLAIN AST ${sql}`);

async function allStatements(): Promise<string[]> {
  const given: string[] = [];
  const store: MigrationRunner = { rows: async () => [], command: async (sql) => void given.push(sql) };
  await migrateBehaviour(store);
  return [...given, ...MAKE_EVENT_BATCHES];
}

describe('the statements of a cluster', () => {
  it('can be read by the engine, each of them', async () => {
    const statements = (await allStatements()).flatMap(topology.statements);
    for (const statement of statements) await expect(read(statement), statement).resolves.toBeDefined();
    expect(statements.length).toBeGreaterThan(40);
  });

  it('make each table once for a shard and once for all, replicated, on all servers', async () => {
    const statements = (await allStatements()).flatMap(topology.statements);
    const made = statements.filter((statement) => /^\s*CREATE/.test(statement));
    expect(made.filter((statement) => !statement.includes('ON CLUSTER `main`'))).toEqual([]);
    expect(made.filter((statement) => /ENGINE = (?!Replicated|Distributed|Null)/.test(statement))).toEqual([]);
    const placed = made.filter((statement) => statement.includes('type = cache'));
    expect(placed.map((statement) => /(\w+)_local/.exec(statement)?.[1]).sort()).toEqual(['assets', 'replay_chunks']);
  });

  it.each([
    ['a deletion', topology.erasure('events', 'session_id IN (SELECT session_id FROM replay_chunks)')],
    ['what empties a month', topology.emptying('events', 202606)],
    ['what empties a table', topology.emptying('assets', undefined)],
    ['a sweep', [topology.sweep('events')]],
    ['a list of parts', [topology.question("SELECT sum(bytes_on_disk) FROM system.parts WHERE table = 'events'").sql]],
    [
      'a question of ingest',
      [topology.lookup('SELECT seq FROM events WHERE tab_id = 1 UNION ALL SELECT seq FROM replay_chunks').sql],
    ],
  ])('can be read of %s', async (_, statements) => {
    for (const statement of statements) await expect(read(statement), statement).resolves.toBeDefined();
  });

  it('count what is stored once, and look for what is deleted at every copy', () => {
    const counted = topology.question('SELECT sum(rows) FROM system.parts').sql;
    expect(counted).toContain('FROM cluster(`main`, system.parts)');
    expect(topology.parts).toContain('clusterAllReplicas(`main`, system.parts)');
  });

  it('are refused where nobody has said what becomes of them', () => {
    expect(() =>
      topology.statements('CREATE TABLE IF NOT EXISTS unheard_of (a UInt8) ENGINE = MergeTree ORDER BY a'),
    ).toThrow(/unheard_of/);
    expect(() => topology.statements('OPTIMIZE TABLE events FINAL')).toThrow(/OPTIMIZE/);
  });
});

describe('a shard answers by itself', () => {
  it.each([
    ['sessions by their events', "session_id IN (SELECT session_id FROM events WHERE type = 'x')", true],
    ['sessions without such events', 'session_id NOT IN (SELECT DISTINCT session_id FROM events)', true],
    ['visitors by their sessions', 'visitor_id IN (SELECT s.visitor_id FROM sessions AS s)', true],
    ['sessions by a hash', 'cityHash64(session_id) IN (SELECT cityHash64(session_id) FROM sessions)', true],
    [
      'sessions of several rows',
      'cityHash64(session_id) IN (SELECT cityHash64(session_id) FROM sessions GROUP BY cityHash64(session_id) HAVING count() > 1)',
      true,
    ],
    ['one by its hash, the other not', 'session_id IN (SELECT cityHash64(session_id) FROM sessions)', false],
    [
      'questions within those',
      'session_id IN (SELECT session_id FROM events WHERE visitor_id IN (SELECT visitor_id FROM sessions))',
      true,
    ],
    ['no question within', 'type IN (1, 2)', false],
    ['the most seen pages', 'path IN (SELECT path FROM events)', false],
    ['the first of all', 'session_id IN (SELECT session_id FROM events LIMIT 10)', false],
    ['another key', 'session_id IN (SELECT tab_id FROM events)', false],
    ['what is spread otherwise', 'session_id IN (SELECT session_id FROM survey_responses FINAL)', false],
    ['one of each', 'session_id IN (SELECT session_id FROM events) AND path IN (SELECT path FROM events)', false],
    [
      'sessions as questions of a segment have them',
      'session_id IN (SELECT session_id FROM (SELECT session_id, max(user_id) AS user FROM sessions GROUP BY session_id HAVING sum(events) > 3))',
      true,
    ],
    ['a list that is cut off outside', 'session_id IN (SELECT session_id FROM events) ORDER BY at LIMIT 10', true],
    [
      'a list that is cut off within',
      'session_id IN (SELECT session_id FROM (SELECT session_id FROM events LIMIT 9))',
      false,
    ],
    ['what only reads like it', "session_id IN (SELECT session_id FROM events WHERE path = ') LIMIT 1 JOIN (')", true],
    ['what is named elsewhere', 'session_id IN (SELECT session_id FROM events) AND visitor_id IN those', false],
    [
      'one session of several',
      'session_id IN (SELECT session_id FROM (SELECT any(session_id) AS session_id FROM events))',
      false,
    ],
    [
      'by what is of several',
      'session_id IN (SELECT session_id FROM (SELECT session_id FROM events GROUP BY path, x(session_id)))',
      false,
    ],
    [
      'the last of each',
      'session_id IN (SELECT session_id FROM (SELECT session_id FROM sessions GROUP BY path))',
      false,
    ],
    ['what is joined outside', 'session_id IN (SELECT session_id FROM events)) AS a INNER JOIN b USING (y', false],
    ['what is joined', 'session_id IN (SELECT session_id FROM events INNER JOIN x USING (y))', false],
  ])('%s', (_, condition, isSo) => {
    expect(isAnsweredByShard(`SELECT count() FROM events WHERE ${condition}`)).toBe(isSo);
  });
});
