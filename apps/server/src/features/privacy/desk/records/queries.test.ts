import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRecords, type Records } from '../../../../storage/records/open.ts';
import { emptyPlace, type Place } from '../../../../storage/records/places.testing.ts';
import { SHOP, seedShop } from '../../../../storage/records/seed.testing.ts';
import { countMarks, deleteWords, feedbackOf, forgetNames } from './queries.ts';

let place: Place;
let records: Records;
/** More than a statement of any store takes values. */
const sessions = Array.from({ length: 70_000 }, () => crypto.randomUUID());
const last = sessions.at(-1) ?? '';

beforeAll(async () => {
  place = await emptyPlace();
  records = await openRecords(place.place);
  await seedShop(records);
}, 30_000);
afterAll(async () => {
  await records.destroy();
  await place.remove();
});

test('messages of a person are found once each, however many visits they made', async () => {
  const visitor_id = crypto.randomUUID();
  const message = (more: { visitor_id?: string; session_id?: string; email?: string }) => ({
    ...{ id: crypto.randomUUID(), site_id: SHOP.id, at: 0, state: 'new' as const, text: 'It broke', sought: '' },
    ...{ mood: null, email: null, element: null, assignee: null, session_id: null, visitor_id: null },
    ...{ host: '', path: '/', title: '', language: '', browser: '', os: '', device: 'desktop' as const },
    ...{ viewport_w: 800, viewport_h: 600, scroll_x: 0, scroll_y: 0, ...more },
  });
  const own = [
    message({ visitor_id, session_id: last }),
    message({ session_id: sessions[0] }),
    message({ email: 'Lin@visitors.example' }),
  ];
  const others = message({ session_id: crypto.randomUUID() });
  await records
    .insertInto('feedback')
    .values([...own, others])
    .execute();
  const subject = { term: 'lin@visitors.example', visitors: [visitor_id], users: [] };
  const found = (await feedbackOf(records, SHOP.id, subject, sessions)).map(({ id }) => id);
  expect(found.toSorted()).toEqual(own.map(({ id }) => id).toSorted());

  await deleteWords(records, SHOP.id, { feedback: [...sessions, ...found], responses: sessions });
  expect(await feedbackOf(records, SHOP.id, subject, sessions)).toEqual([]);
});

test('what the team made of their visits is counted, and their names are forgotten, however many they made', async () => {
  const mark = { site_id: SHOP.id, session_id: last, favourite: 1, kept: 0 };
  await records.insertInto('recording_marks').values(mark).execute();
  expect(await countMarks(records, SHOP.id, sessions)).toBe(1);

  const look = { id: 'look', at: 0, site_id: SHOP.id, account_id: SHOP.owner, email: 'ada@example.com' };
  await records
    .insertInto('audit_log')
    .values({ ...look, action: 'recording.viewed', subject: last, address: '', refused: 0 })
    .execute();
  const job = { status: 'queued' as const, progress: 0, attempts: 0, run_at: 0, created_at: 0, kind: 'digest' };
  const of = (id: string, about: string) => ({ ...job, id, payload: JSON.stringify({ site: SHOP.id, about }) });
  const links = [of('theirs', `/recordings/${last}?t=1`), of('another’s', `/recordings/${crypto.randomUUID()}`)];
  await records.insertInto('jobs').values(links).execute();
  expect(await forgetNames(records, SHOP.id, { ids: sessions, words: [] })).toEqual({ jobs: 1, deliveries: 0 });
  expect(await records.selectFrom('audit_log').select('subject').execute()).toEqual([{ subject: 'deleted' }]);
  expect(await records.selectFrom('jobs').select('id').execute()).toEqual([{ id: 'another’s' }]);
});
