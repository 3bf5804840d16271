import { KEYS } from '@desirepath/contract/limits';
import { appError } from '../../errors/app-error.ts';
import type { Identity, KeyLimits, Rights } from '../../http/guard.ts';
import { hashOfToken, newSecretToken } from '../../http/secret-token.ts';
import type { Records } from '../../storage/records/open.ts';
import { findKey, noteUse } from './queries.ts';

/** Tells keys from access tokens, and lets scanners for leaked secrets know one. */
const PREFIX = 'dp_';

export const isKey = (token: string): boolean => token.startsWith(PREFIX);

export function newKey(): { key: string; hash: string; hint: string } {
  const key = `${PREFIX}${newSecretToken()}`;
  return { key, hash: hashOfToken(key), hint: key.slice(0, PREFIX.length + 6) };
}

interface KeysDependencies {
  records: Records;
  rights: Rights;
  /** Hears of keys that are good. */
  admit: (key: string) => void;
  /** epoch ms */
  clock: () => number;
}

/** How the guard knows the programs that come with a key. */
export function createKeys({ records, rights, admit, clock }: KeysDependencies) {
  const keys = {
    /** Undefined for one that is unknown, revoked, expired, or whose maker has left the team. */
    async find(key: string): Promise<(Identity & { key: KeyLimits }) | undefined> {
      const now = clock();
      const found = await findKey(records, hashOfToken(key), now);
      if (!found) return undefined;
      admit(key);
      const { last_used_at, ...identity } = found;
      if (now - (last_used_at ?? 0) > KEYS.lastUseWithin) await noteUse(records, identity.key.id, now);
      return identity;
    },
    /**
     * The one site that a key in an `Authorization` header may send to; undefined without a key, and for one of several sites, whose calls
     * name theirs. @throws AppError not_signed_in, forbidden
     */
    async siteToSendTo(authorization: string | undefined): Promise<number | undefined> {
      const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined || !isKey(token)) return undefined;
      const identity = await keys.find(token);
      if (!identity) throw appError('not_signed_in');
      const { scope, sites } = identity.key;
      if (scope === 'read') throw appError('forbidden');
      const [only, ...others] = sites ?? [];
      if (only === undefined || others.length > 0) return undefined;
      if (!(await rights.atSite(identity, only))) throw appError('forbidden');
      return only;
    },
  };
  return keys;
}
