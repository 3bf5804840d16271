import { MINUTE_MS } from '@desirepath/contract/durations';
import { expect, test } from 'vitest';
import { silentWire } from '../../storage/records/wire.ts';
import { createQuotas } from './quotas.ts';

const survey = { id: '5b0a3c1e-8f0e-4f7a-9a53-8b1c1d8f6a11', site: 1, quotas: [{ most: 3 }] };

/** Of a survey with two answers, of which this server has taken the last one twice. */
async function driftedBesideOthers(servers: number) {
  let now = 0;
  const lookup = async <Row>() => [{ places: 2 }] as Row[];
  const quotas = createQuotas({
    behaviour: { lookup },
    wire: { ...silentWire, servers: () => servers },
    onErased: () => {},
    clock: () => now,
  });
  await quotas.prepare([survey]);
  await quotas.take(survey, []);
  expect(quotas.isFull(survey)).toBe(true);
  now = MINUTE_MS;
  await quotas.prepare([survey]);
  return quotas;
}

test('beside other servers the store has the last word on places every minute', async () => {
  expect((await driftedBesideOthers(2)).isFull(survey)).toBe(false);
});

test('a server that is alone has counted right', async () => {
  expect((await driftedBesideOthers(1)).isFull(survey)).toBe(true);
});
