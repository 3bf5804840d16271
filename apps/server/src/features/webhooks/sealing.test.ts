import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRecords, type Records } from '../../storage/records/open.ts';
import { type Place, sqlitePlace } from '../../storage/records/places.testing.ts';
import { seedShop } from '../../storage/records/seed.testing.ts';
import { createSeal } from '../../storage/sealed.ts';
import { filesWith } from '../../testing/files-with.testing.ts';
import { insertWebhook, rotateSecret, sealStored, selectWebhook, selectWebhooks } from './queries.ts';

const NOW = 1_795_000_000_000;
const seal = createSeal('of this installation');
const url = 'https://hooks.slack.example/services/T0/B0/xyzzy-token';
const secret = 'whsec_plughplughplugh';
const id = randomUUID();
const added = { id, site: 1, url, format: 'slack' as const, secret, now: NOW };

let place: Place;
let folder: string;
let records: Records;
beforeAll(async () => {
  place = await sqlitePlace();
  if (!('folder' in place.place)) throw new Error('SQLite is a file');
  folder = place.place.folder;
  records = await openRecords(place.place);
  await seedShop(records);
});
afterAll(async () => {
  await records.destroy();
  await place.remove();
});

test('neither a secret nor an address is told by the files of the store', async () => {
  await insertWebhook({ records, seal }, { ...added, events: ['goal.reached'] });
  await rotateSecret({ records, seal }, { id, site: 1 }, `${secret}2`, NOW + 1);
  expect(await selectWebhook({ records, seal }, id, NOW)).toMatchObject({ url, secrets: [`${secret}2`, secret] });
  expect(filesWith(folder, Buffer.from('goal.reached'))).not.toEqual([]);
  expect(filesWith(folder, Buffer.from('xyzzy'), Buffer.from('plugh'))).toEqual([]);
});

test('what an older version stored as it was is sealed at the next start, once', async () => {
  await records.updateTable('webhooks').set({ url, secret, old_secret: null }).where('id', '=', id).execute();
  expect(await sealStored({ records, seal })).toBe(0);
  const row = () => records.selectFrom('webhooks').select(['url', 'secret']).executeTakeFirst();
  const first = await row();
  expect(await sealStored({ records, seal })).toBe(0);
  expect(await row()).toEqual(first);
  expect(await selectWebhook({ records, seal }, id, NOW)).toMatchObject({ url, secrets: [secret] });
});

test('with other secrets it is as if there were none, until the right ones are back', async () => {
  const other = { records, seal: createSeal('made anew') };
  expect(await sealStored(other)).toBe(1);
  expect(await selectWebhooks(other, 1, NOW)).toEqual([]);
  expect(await selectWebhooks({ records, seal }, 1, NOW)).toMatchObject([{ id, url }]);
});
