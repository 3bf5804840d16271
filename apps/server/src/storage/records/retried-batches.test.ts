import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRecords, type Records } from './open.ts';
import { emptyPlace, type Place } from './places.testing.ts';
import { forgetRetried, noteRetried, selectRetried } from './retried-batches.ts';

let place: Place;
let records: Records;
beforeAll(async () => {
  place = await emptyPlace();
  records = await openRecords(place.place);
});
afterAll(async () => {
  await records.destroy();
  await place.remove();
});

const TAB = '2f8a6c1e-0d5b-4f3a-9c7e-1b2d3e4f5a6b';

it('a retry that finds the end of a batch stored leaves what is to be looked at as long as it was', async () => {
  // The recording of a batch has its last number and is written first: at the next retry only its events are missing.
  const first = { site_id: 1, tab_id: TAB, low: 0, high: 10, at: 1_000 };
  await noteRetried(records, first);
  await noteRetried(records, { ...first, high: 9, at: 2_000 });
  expect(await selectRetried(records, 1_999, 10)).toEqual([]);
  expect(await selectRetried(records, 2_000, 10)).toEqual([{ ...first, at: 2_000 }]);
  await noteRetried(records, { ...first, high: 12, at: 3_000 });
  expect(await selectRetried(records, 3_000, 10)).toEqual([{ ...first, high: 12, at: 3_000 }]);
});

it('what is noted once more while it was looked at is looked at again', async () => {
  const [batch] = await selectRetried(records, 9_000, 10);
  if (!batch) throw new Error('there is one');
  await noteRetried(records, { ...batch, at: 9_500 });
  await forgetRetried(records, batch);
  expect(await selectRetried(records, 9_500, 10)).toEqual([{ ...batch, at: 9_500 }]);
});
