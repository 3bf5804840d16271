import { SHARES } from '@desirepath/contract/limits';
import { expect, test } from 'vitest';
import { openRecords } from '../../storage/records/open.ts';
import { emptyPlace } from '../../storage/records/places.testing.ts';
import { createLinks } from './links.ts';

test('links are guessed at from one household no more than from one address, however many IPv6 gives it', async () => {
  const { place, remove } = await emptyPlace();
  const records = await openRecords(place);
  try {
    const links = createLinks(records, () => 0);
    for (let host = 1; host <= SHARES.refusedPerAddress; host++)
      expect(await links.find('a guess', `2001:db8::${host.toString(16)}`)).toBeUndefined();
    await expect(links.find('a guess', '2001:db8::ffff')).rejects.toMatchObject({ code: 'rate_limited' });
    expect(await links.find('a guess', '2001:db8:0:1::1')).toBeUndefined();
  } finally {
    await records.destroy();
    await remove();
  }
});
