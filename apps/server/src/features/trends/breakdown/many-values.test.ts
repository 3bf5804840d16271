import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXPLORER } from '@desirepath/contract/limits';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { openTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { breakdown } from './queries.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-values-'));
let behaviour: Behaviour;
beforeAll(async () => {
  behaviour = await openTestBehaviour(folder);
  await behaviour.command(
    `INSERT INTO events (site_id, session_id, visitor_id, tab_id, at, type, name, props)
     SELECT 1, generateUUIDv4(), generateUUIDv4(), generateUUIDv4(), toDateTime64('2026-06-01 12:00:00', 3, 'UTC'), 'custom', 'order', CAST(concat('{"id":"', if(number % 100 = 0, 'same', toString(number)), '"}'), 'JSON')
     FROM numbers(1000000)`,
  );
}, 60_000);
afterAll(async () => {
  await behaviour.close();
  rmSync(folder, { recursive: true, force: true });
});

it('of a million values of a property the most frequent are told, and no more than were asked for', async () => {
  const range = { site: 1, from: '2026-06-01', to: '2026-06-01', timeZone: 'UTC' };
  const rows = await breakdown(behaviour, {
    range,
    segment: {},
    by: { property: 'id', event: undefined },
    goal: undefined,
    limit: EXPLORER.values,
  });
  expect(rows).toHaveLength(EXPLORER.values);
  expect(rows[0]).toMatchObject({ value: 'same', pageviews: 10_000 });
}, 60_000);
