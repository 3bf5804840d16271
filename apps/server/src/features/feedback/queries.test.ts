import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRecords, type Records } from '../../storage/records/open.ts';
import { emptyPlace, type Place } from '../../storage/records/places.testing.ts';
import { SHOP, seedShop } from '../../storage/records/seed.testing.ts';
import { selectFeedback } from './queries.ts';

let place: Place;
let records: Records;
beforeAll(async () => {
  place = await emptyPlace();
  records = await openRecords(place.place);
  await seedShop(records);
});
afterAll(async () => {
  await records.destroy();
  await place.remove();
});

/** More than SQLite takes values in one statement. */
const MESSAGES = 33_000;
const AT_ONCE = 500;

test('all messages of a site are given with their tags, however many there are', async () => {
  const nothing = { mood: null, email: null, element: null, assignee: null, session_id: null, visitor_id: null };
  const texts = { text: 'It broke', sought: '', host: '', path: '/', title: '', language: '', browser: '', os: '' };
  const looks = {
    device: 'desktop',
    viewport_w: 800,
    viewport_h: 600,
    scroll_x: 0,
    scroll_y: 0,
    state: 'new',
  } as const;
  const ids = Array.from({ length: MESSAGES }, () => crypto.randomUUID());
  for (let from = 0; from < MESSAGES; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const rows = some.map((id, index) => ({ ...nothing, ...texts, ...looks, id, site_id: SHOP.id, at: from + index }));
    await records.insertInto('feedback').values(rows).execute();
  }
  const [first = ''] = ids;
  for (const tag of ['late', 'bug'])
    await records.insertInto('feedback_tags').values({ site_id: SHOP.id, feedback_id: first, tag }).execute();

  const found = await selectFeedback(records, SHOP.id, {}, { limit: MESSAGES });
  expect(found).toHaveLength(MESSAGES);
  expect(found.at(-1)).toMatchObject({ id: first, tags: ['bug', 'late'] });
});
