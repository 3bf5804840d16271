import { expect, test } from 'vitest';
import { findBreaches } from './breaches.ts';
import { RULES } from './rules.ts';
import { readSource } from './source.ts';

/** One file that breaks the rule in its last line, and the same file as it should be. */
const CASES: { rule: string; path: string; wrong: string; right: string }[] = [
  {
    rule: 'contract-stands-alone',
    path: 'packages/contract/src/sites.ts',
    wrong: `import type { FastifyRequest } from 'fastify';`,
    right: `import { z } from 'zod';`,
  },
  {
    rule: 'replay-format-stands-alone',
    path: 'packages/replay-format/src/read.ts',
    wrong: `import { INGEST } from '@desirepath/contract/limits';`,
    right: `import { EventType } from '@rrweb/types';`,
  },
  {
    rule: 'tracker-takes-types',
    path: 'packages/tracker/src/queue.ts',
    wrong: `import { INGEST } from '@desirepath/contract/limits';`,
    right: `import type { Batch } from '@desirepath/contract/tracking';`,
  },
  {
    rule: 'dashboard-knows-the-contract',
    path: 'apps/dashboard/src/app/api.ts',
    wrong: `const visits = await import('@desirepath/traffic');`,
    right: `export { contract } from '@desirepath/contract';`,
  },
  {
    rule: 'looks-know-no-view',
    path: 'apps/dashboard/src/ui/button.tsx',
    wrong: `import type { Problem } from '../app/problem.ts';`,
    right: `import { i18n } from '../language/i18n.ts';`,
  },
  {
    rule: 'traffic-knows-the-contract',
    path: 'packages/traffic/src/visit.ts',
    wrong: `import { start } from '@desirepath/tracker';`,
    right: `import type { Batch } from '@desirepath/contract/tracking';`,
  },
  {
    rule: 'nobody-imports-the-server',
    path: 'scripts/fill.ts',
    wrong: `export * from '../apps/server/src/app.ts';`,
    right: `export * from '../packages/traffic/src/index.ts';`,
  },
  {
    rule: 'slices-do-not-meet',
    path: 'apps/server/src/features/heatmaps/routes.ts',
    wrong: `import { findSite } from '../sites/queries.ts';`,
    right: `import { where } from '../segments/predicate.ts';\nimport { clicks } from './queries.ts';`,
  },
  {
    rule: 'slices-do-not-meet',
    path: 'apps/server/src/features/heatmaps/points.ts',
    wrong: `import type { Row } from '../../ingest/rows.ts';`,
    right: `import type { Behaviour } from '../../storage/behaviour/open.ts';`,
  },
  {
    rule: 'rooms-do-not-look-up',
    path: 'apps/server/src/http/guard.ts',
    wrong: `import { session } from '../features/accounts/session.ts';`,
    right: `import type { Session } from './session.ts';`,
  },
  {
    rule: 'drivers-stay-in-storage',
    path: 'apps/server/src/features/sites/create.ts',
    wrong: `import { sql } from 'kysely';`,
    right: `import type { Selectable } from 'kysely';`,
  },
  {
    rule: 'one-door-out',
    path: 'apps/server/src/features/webhooks/send.ts',
    wrong: `await fetch(address);`,
    right: `await safeFetch(address);`,
  },
  {
    rule: 'one-door-out',
    path: 'apps/server/src/jobs/ping.ts',
    wrong: `import { request } from 'node:http';`,
    right: `import type { IncomingMessage } from 'node:http';`,
  },
  {
    rule: 'settings-come-from-config',
    path: 'apps/server/src/ingest/commit.ts',
    wrong: 'const rows = Number(process.env.ROWS);',
    right: 'const { env } = process.versions;',
  },
  {
    rule: 'sql-stands-in-queries',
    path: 'apps/server/src/features/trends/routes.ts',
    wrong: 'const query = `\n  SELECT count() FROM events WHERE site_id = 7`;',
    right: `const hint = 'Select a site from the list';`,
  },
  {
    rule: 'sql-stands-in-queries',
    path: 'apps/server/src/features/accounts/login.ts',
    wrong: `records.selectFrom('accounts');`,
    right: 'findAccount(records);',
  },
];

const breachesIn = (files: Record<string, string>) =>
  findBreaches(Object.entries(files).map(([path, text]) => readSource(path, text)));

test.each(CASES)('$rule bites in $path', ({ rule, path, wrong, right }) => {
  expect(breachesIn({ [path]: right })).toEqual([]);
  expect(breachesIn({ [path]: `${right}\n${wrong}` })).toMatchObject([
    { rule, path, line: right.split('\n').length + 1 },
  ]);
});

test('every rule has a case here', () => {
  expect(new Set(CASES.map(({ rule }) => rule))).toEqual(new Set(RULES.map(({ name }) => name)));
});

test('files that load each other in a circle are found, whatever its length', () => {
  const circle = {
    'packages/traffic/src/a.ts': `import './b.ts';`,
    'packages/traffic/src/b.ts': `export * from './c.ts';`,
    'packages/traffic/src/c.ts': `import { a } from './a.ts';`,
  };
  expect(breachesIn(circle)).toMatchObject([{ rule: 'no-cycles' }]);
});

test('types may point both ways', () => {
  const pair = {
    'packages/traffic/src/a.ts': `import type { B } from './b.ts';`,
    'packages/traffic/src/b.ts': `import { a } from './a.ts';`,
  };
  expect(breachesIn(pair)).toEqual([]);
});

test('rooms that know each other are found, through a third and by types alone too', () => {
  const circle = {
    'apps/server/src/jobs/a.ts': `import { b } from '../storage/b.ts';`,
    'apps/server/src/storage/b.ts': `import type { C } from '../http/c.ts';`,
    'apps/server/src/http/c.ts': `import type { Jobs } from '../jobs/jobs.ts';`,
  };
  expect(breachesIn(circle)).toMatchObject([
    { rule: 'rooms-stand-in-layers', path: 'apps/server/src/http/c.ts', what: 'jobs → storage → http → jobs' },
  ]);
});

test('a query in queries.ts, a driver in storage and a request in net/ are where they belong', () => {
  const files = {
    'apps/server/src/features/trends/queries.ts': `import { sql } from 'kysely';\nconst q = 'SELECT 1';`,
    'apps/server/src/storage/behaviour/open.ts': `import { createClient } from '@clickhouse/client';`,
    'apps/server/src/net/safe-fetch.ts': `import { Agent } from 'undici';\nfetch(address);`,
    'apps/server/src/settings/config.ts': 'export const env = process.env;',
  };
  expect(breachesIn(files)).toEqual([]);
});
