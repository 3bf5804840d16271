import { SHARES } from '@desirepath/contract/limits';
import { appError } from '../../errors/app-error.ts';
import type { Links } from '../../http/guard.ts';
import { networkOf } from '../../http/network-of.ts';
import { hashOfToken, newSecretToken } from '../../http/secret-token.ts';
import { countAttempts } from '../../storage/records/attempts.ts';
import type { Records } from '../../storage/records/open.ts';
import { selectShare } from './queries.ts';

export function newLink(): { token: string; hash: string } {
  const token = newSecretToken();
  return { token, hash: hashOfToken(token) };
}

/** How the guard knows the links that strangers come with, of whom no more are heard than a few at a time. */
export function createLinks(records: Records, clock: () => number): Links {
  const calls = countAttempts({ records, of: 'share', window: SHARES.window, clock });
  return {
    async find(token, ip) {
      const network = networkOf(ip);
      const refused = `refused ${network}`;
      // Counted as refused until it is found, so that a hundred guesses at once are not let through together.
      const wait = await calls.count([
        [network, SHARES.perAddress],
        [refused, SHARES.refusedPerAddress],
      ]);
      if (wait > 0) throw appError('rate_limited', { retryAfter: Math.ceil(wait / 1000) });
      const share = await selectShare(records, hashOfToken(token), clock());
      if (share) await calls.takeBack(refused);
      return share;
    },
  };
}
