import { DAY_MS } from '@desirepath/contract/durations';
import type { Records } from './open.ts';

const SALT_BYTES = 32;

/**
 * The secret of a UTC day that all servers make visitors by, where each would else make one of its own. The first server that comes into
 * a day makes it, and with that the one before is gone; a server whose clock is behind takes the newer one.
 */
export function createSharedSalt(
  records: Records,
  randomBytes: (size: number) => Buffer,
): (at: number) => Promise<Buffer> {
  let known: { day: number; salt: Buffer } | undefined;
  return async (at) => {
    const day = Math.floor(at / DAY_MS);
    if (known && (day === known.day || day === known.day - 1)) return known.salt;
    known = (await newest(records, day)) ?? (await begin(records, day, randomBytes));
    return known.salt;
  };
}

async function newest(records: Records, day: number) {
  const row = await records
    .selectFrom('daily_salts')
    .selectAll()
    .where('day', 'in', [day, day + 1])
    .orderBy('day', 'desc')
    .executeTakeFirst();
  return row && { day: row.day, salt: Buffer.from(row.salt, 'base64url') };
}

async function begin(records: Records, day: number, randomBytes: (size: number) => Buffer) {
  const salt = randomBytes(SALT_BYTES).toString('base64url');
  await records
    .insertInto('daily_salts')
    .values({ day, salt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await records.deleteFrom('daily_salts').where('day', '!=', day).execute();
  return (await newest(records, day)) ?? Promise.reject(new Error('The salt of the day was not kept'));
}
