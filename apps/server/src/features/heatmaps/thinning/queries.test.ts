import { DAY_MS } from '@desirepath/contract/durations';
import { SNAPSHOTS } from '@desirepath/contract/limits';
import { expect, test } from 'vitest';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { toLine } from '../../../storage/behaviour/rows.ts';
import { withTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { thinSnapshots } from './queries.ts';

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});

const FIRST = Date.UTC(2026, 0, 1);

/** One snapshot a day, of what the page had then. */
async function keep(site_id: number, contents: string[]): Promise<void> {
  const lines = contents.map((content, index) => {
    const at = FIRST + index * DAY_MS;
    const day = new Date(at).toISOString().slice(0, 10);
    const payload = `[{"timestamp":${at}},"${content}"]`;
    return toLine('page_snapshots', { site_id, path: '/', device: 'desktop', day, taken_at: at, payload });
  });
  await behaviour.insert('page_snapshots', Buffer.from(lines.join('\n')));
}

const days = async (site: number) =>
  (
    await behaviour.rows<{ number: number }>(
      `SELECT dateDiff('day', toDate('2026-01-01'), day) AS number FROM page_snapshots WHERE site_id = {site:UInt32} ORDER BY day`,
      { site },
    )
  ).map(({ number }) => number);

test('of a page that did not change the last snapshot stays, and one from before each change', async () => {
  await keep(1, ['old', 'old', 'old', 'new', 'new', 'old']);
  await keep(2, ['old', 'old']);
  await thinSnapshots(behaviour, 1, AbortSignal.timeout(20_000));
  expect(await days(1)).toEqual([2, 4, 5]);
  expect(await days(2)).toEqual([0, 1]);
});

test('of a page that always changes the newest stay', async () => {
  const count = SNAPSHOTS.kept + 5;
  await keep(
    3,
    Array.from({ length: count }, (_, index) => `day ${index}`),
  );
  await thinSnapshots(behaviour, 3, AbortSignal.timeout(20_000));
  expect(await days(3)).toEqual(Array.from({ length: SNAPSHOTS.kept }, (_, index) => index + 5));
});
