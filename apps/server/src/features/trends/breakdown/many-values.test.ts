import { EXPLORER } from '@desirepath/contract/limits';
import { beforeAll, expect, it } from 'vitest';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { withTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { breakdown } from './queries.ts';

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});
beforeAll(async () => {
  await behaviour.command(
    `INSERT INTO events (site_id, session_id, visitor_id, tab_id, at, type, name, props)
     SELECT 1, generateUUIDv4(), generateUUIDv4(), generateUUIDv4(), toDateTime64('2026-06-01 12:00:00', 3, 'UTC'), 'custom', 'order', CAST(concat('{"id":"', if(number % 100 = 0, 'same', toString(number)), '"}'), 'JSON')
     FROM numbers(1000000)`,
  );
  // Of 1,200 pages those with the fewest visitors are viewed most: each of the first thousand 9 times by one, each of the others 8 times by three.
  await behaviour.command(
    `INSERT INTO events (site_id, session_id, visitor_id, tab_id, at, type, path)
     SELECT 2, id, id, id, toDateTime64('2026-06-01 12:00:00', 3, 'UTC'), 'page_view', concat('/', toString(page))
     FROM (
       SELECT intDiv(number, 9) AS page, number % 9 AS view, reinterpretAsUUID(sipHash128(page, view % if(page < 1000, 1, 3))) AS id
       FROM numbers(10800))
     WHERE page < 1000 OR view < 8`,
  );
});
const DAY = { from: '2026-06-01', to: '2026-06-01', timeZone: 'UTC' };

it('of a million values of a property the most frequent are told, and no more than were asked for', async () => {
  const range = { ...DAY, site: 1 };
  const rows = await breakdown(behaviour, {
    range,
    segment: {},
    by: { property: 'id', event: undefined },
    goal: undefined,
    limit: EXPLORER.values,
  });
  expect(rows).toHaveLength(EXPLORER.values);
  expect(rows[0]).toMatchObject({ value: 'same', pageviews: 10_000 });
});

it('of more pages than are counted closely those with the most visitors are told, however seldom they were viewed', async () => {
  const question = { range: { ...DAY, site: 2 }, segment: {}, by: { dimension: 'page' }, goal: undefined } as const;
  const rows = await breakdown(behaviour, { ...question, limit: 200 });
  expect(rows.map(({ visitors, pageviews }) => [visitors, pageviews])).toEqual(Array(200).fill([3, 8]));
  const [first] = await breakdown(behaviour, { ...question, limit: 1 });
  expect(first).toMatchObject({ value: '/1000', visitors: 3, sessions: 3 });
});
