import { createHash, randomBytes } from 'node:crypto';
import { SHARES } from '@desirepath/contract/limits';
import { appError } from '../../http/app-error.ts';
import { countAttempts } from '../../http/attempts.ts';
import type { Links } from '../../http/guard.ts';
import type { Records } from '../../storage/records/open.ts';
import { selectShare } from './queries.ts';

/** 256 random bits: no salt and no slow hash are needed to keep them from being guessed out of their hash. */
export function newLink(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** How the guard knows the links that strangers come with, of whom no more are heard than a few at a time. */
export function createLinks(records: Records, clock: () => number): Links {
  const calls = countAttempts(SHARES.window, clock);
  return {
    async find(token, ip) {
      const refused = `refused ${ip}`;
      // Counted as refused until it is found, so that a hundred guesses at once are not let through together.
      const wait = calls.count([
        [ip, SHARES.perAddress],
        [refused, SHARES.refusedPerAddress],
      ]);
      if (wait > 0) throw appError('rate_limited', { retryAfter: Math.ceil(wait / 1000) });
      const share = await selectShare(records, hashOf(token), clock());
      if (share) calls.takeBack(refused);
      return share;
    },
  };
}
