import { KEYS } from '@desirepath/contract/limits';
import type { Identity } from '../../http/guard.ts';
import type { Records } from '../../storage/records/open.ts';
import { hashOfToken, newSecretToken } from '../../storage/secret-token.ts';
import { findKey, noteUse } from './queries.ts';

/** Tells keys from access tokens, and lets scanners for leaked secrets know one. */
const PREFIX = 'dp_';

export const isKey = (token: string): boolean => token.startsWith(PREFIX);

export function newKey(): { key: string; hash: string; hint: string } {
  const key = `${PREFIX}${newSecretToken()}`;
  return { key, hash: hashOfToken(key), hint: key.slice(0, PREFIX.length + 6) };
}

/** How the guard knows the programs that come with a key. */
export function createKeys(records: Records, clock: () => number) {
  return {
    /** Undefined for one that is unknown, revoked, expired, or whose maker has left the team. */
    async find(key: string): Promise<Identity | undefined> {
      const now = clock();
      const found = await findKey(records, hashOfToken(key), now);
      if (!found) return undefined;
      const { last_used_at, ...identity } = found;
      if (now - (last_used_at ?? 0) > KEYS.lastUseWithin) await noteUse(records, identity.key.id, now);
      return identity;
    },
  };
}
