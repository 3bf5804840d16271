import { SIGN_IN } from '@desirepath/contract/limits';
import { expect, test } from 'vitest';
import { openRecords } from '../../storage/records/open.ts';
import { emptyPlace } from '../../storage/records/places.testing.ts';
import { createThrottle } from './throttle.ts';

test('accounts are not made without end from one household, however many addresses IPv6 gives it', async () => {
  const { place, remove } = await emptyPlace();
  const records = await openRecords(place);
  try {
    const throttle = createThrottle(records, () => 0);
    const register = (ip: string) => throttle.register({ ip, setHeader: () => {} });
    for (let host = 1; host <= SIGN_IN.perAddress; host++) await register(`2001:db8::${host.toString(16)}`);
    await expect(register('2001:db8::ffff')).rejects.toMatchObject({ code: 'rate_limited' });
    await register('2001:db8:0:1::1');
  } finally {
    await records.destroy();
    await remove();
  }
});
