import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { SECURITY } from '@desirepath/contract/limits';
import { countAttempts } from '../../storage/records/attempts.ts';
import type { Records } from '../../storage/records/open.ts';

/**
 * What an authenticator signs to show that it is there now. A challenge carries its own end and whom it is for, signed, so that nothing
 * is stored for strangers who ask for many, and every server of several knows it; each is good once.
 */
export function createChallenges(records: Records, secret: string, clock: () => number) {
  const sign = (payload: Buffer, purpose: string) =>
    createHmac('sha256', secret).update(`challenge ${purpose}\n`).update(payload).digest().subarray(0, 16);
  /** One is used by the first attempt at it; it has ended when that is forgotten. */
  const uses = countAttempts({ records, of: 'challenge', window: SECURITY.challengeTtl, clock });

  return {
    make(purpose: string): Uint8Array<ArrayBuffer> {
      const payload = Buffer.alloc(24);
      randomBytes(16).copy(payload);
      payload.writeBigUInt64BE(BigInt(clock() + SECURITY.challengeTtl), 16);
      return new Uint8Array(Buffer.concat([payload, sign(payload, purpose)]));
    },
    /** @param challenge as it came back, base64url */
    async spend(challenge: string, purpose: string): Promise<boolean> {
      const bytes = Buffer.from(challenge, 'base64url');
      const payload = bytes.subarray(0, 24);
      if (bytes.length !== 40 || !timingSafeEqual(bytes.subarray(24), sign(payload, purpose))) return false;
      if (Number(payload.readBigUInt64BE(16)) <= clock()) return false;
      return (await uses.count([[bytes.toString('base64url'), 1]])) === 0;
    },
  };
}
export type Challenges = ReturnType<typeof createChallenges>;
