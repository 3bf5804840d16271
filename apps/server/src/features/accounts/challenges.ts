import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { SECURITY } from '@desirepath/contract/limits';

/**
 * What an authenticator signs to show that it is there now. A challenge carries its own end and whom it is for, signed, so that nothing
 * is stored for strangers who ask for many, and every node of several knows it; each is good once.
 */
export function createChallenges(secret: string, clock: () => number) {
  const sign = (payload: Buffer, purpose: string) =>
    createHmac('sha256', secret).update(`challenge ${purpose}\n`).update(payload).digest().subarray(0, 16);
  /** Used ones, until they end. */
  const used = new Map<string, number>();

  return {
    make(purpose: string): Uint8Array<ArrayBuffer> {
      const payload = Buffer.alloc(24);
      randomBytes(16).copy(payload);
      payload.writeBigUInt64BE(BigInt(clock() + SECURITY.challengeTtl), 16);
      return new Uint8Array(Buffer.concat([payload, sign(payload, purpose)]));
    },
    /** @param challenge as it came back, base64url */
    spend(challenge: string, purpose: string): boolean {
      const bytes = Buffer.from(challenge, 'base64url');
      const payload = bytes.subarray(0, 24);
      if (bytes.length !== 40 || !timingSafeEqual(bytes.subarray(24), sign(payload, purpose))) return false;
      const now = clock();
      for (const [old, end] of used) if (end <= now) used.delete(old);
      const endsAt = Number(payload.readBigUInt64BE(16));
      if (endsAt <= now || used.has(challenge)) return false;
      used.set(challenge, endsAt);
      return true;
    },
  };
}
export type Challenges = ReturnType<typeof createChallenges>;
