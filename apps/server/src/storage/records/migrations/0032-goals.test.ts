import { readAct } from '@desirepath/contract/acts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRecords, type Records } from '../open.ts';
import { emptyPlace, type Place } from '../places.testing.ts';
import { goalsOfSettings } from './0032-goals.ts';

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

it('what settings counted as conversions becomes goals, once, and other settings stay', async () => {
  const at = '2026-11-01T00:00:00.000Z';
  const account = {
    email: 'ada@example.com',
    email_verified: 0,
    name: 'Ada',
    owner: 1,
    created_at: at,
    updated_at: at,
  };
  await records
    .insertInto('accounts')
    .values({ ...account, id: 'ada' })
    .execute();
  await records.insertInto('teams').values({ id: 't', name: 'Ada', created_at: 5 }).execute();
  const events = ['order', 'a=b?c', 'sign_up'];
  const settings = JSON.stringify({ time_zone: 'Asia/Kathmandu', conversion_events: events });
  await records
    .insertInto('sites')
    .values({
      id: 1,
      owner: 'ada',
      team_id: 't',
      name: 'Shop',
      domain: 'shop.example',
      tracking_id: 'x',
      settings,
      created_at: 7,
    })
    .execute();
  const goal = { site_id: 1, worth: 'nothing' as const, worth_property: null, created_at: 6 };
  await records
    .insertInto('goals')
    .values([
      { ...goal, id: 'g1', name: 'Signed up', act: 'sign_up' },
      { ...goal, id: 'g2', name: 'order', act: '/thanks' },
    ])
    .execute();

  await goalsOfSettings.up(records);
  await goalsOfSettings.up(records);

  const goals = await records.selectFrom('goals').selectAll().orderBy('name').execute();
  expect(goals.map(({ name, act, worth }) => [name, act, worth])).toEqual([
    ['Signed up', 'sign_up', 'nothing'],
    ['a=b?c', 'a%3Db%3Fc', 'value'],
    ['order', '/thanks', 'nothing'],
    ['order (2)', 'order', 'value'],
  ]);
  expect(readAct('a%3Db%3Fc')).toMatchObject({ type: 'event', value: 'a=b?c' });
  const site = await records.selectFrom('sites').select('settings').executeTakeFirstOrThrow();
  expect(JSON.parse(site.settings)).toEqual({ time_zone: 'Asia/Kathmandu' });
});
