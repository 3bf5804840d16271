import { SECURITY, SIGN_IN } from '@desirepath/contract/limits';
import { appError } from '../../errors/app-error.ts';
import { networkOf } from '../../http/network-of.ts';
import { countAttempts } from '../../storage/records/attempts.ts';
import type { Records } from '../../storage/records/open.ts';

/** Slows down who guesses passwords, or makes the server hash them for nothing. */
export interface Throttle {
  /** Before anything is looked up, so that it says nothing about who exists. @throws AppError rate_limited */
  signIn(call: Call, email: string): Promise<void>;
  /** That attempt was no guess. */
  signedIn(call: Call, email: string): Promise<void>;
  /** Whatever else costs work or may be guessed at, by whoever. @throws AppError rate_limited */
  register(call: Call): Promise<void>;
  /** A mail to somebody who may not want it. @throws AppError rate_limited */
  reset(call: Call, email: string): Promise<void>;
}

interface Call {
  ip: string;
  setHeader(name: string, value: string): void;
}

export function createThrottle(records: Records, clock: () => number): Throttle {
  const attempts = countAttempts({ records, of: 'sign-in', window: SIGN_IN.window, clock });

  const keysOf = (ip: string, email = '') => ({
    address: `address ${networkOf(ip)}`,
    account: `account ${email.toLowerCase()}`,
    both: `account ${email.toLowerCase()} address ${networkOf(ip)}`,
  });

  const count = async ({ setHeader }: Call, limits: [key: string, max: number][]) => {
    const wait = await attempts.count(limits);
    if (wait === 0) return;
    setHeader('retry-after', String(Math.ceil(wait / 1000)));
    const minutes = Math.ceil(wait / 60_000);
    throw appError('rate_limited', { message: `Too many attempts. Try again in ${minutes} min.` });
  };

  return {
    async signIn(call, email) {
      const { address, account, both } = keysOf(call.ip, email);
      await count(call, [
        [both, SIGN_IN.perAccountAndAddress],
        [account, SIGN_IN.perAccount],
        [address, SIGN_IN.perAddress],
      ]);
    },
    async signedIn({ ip }, email) {
      const { address, account, both } = keysOf(ip, email);
      // The address is not cleared: else an account of one's own would buy guesses at those of others.
      await Promise.all([attempts.clear(both), attempts.clear(account), attempts.takeBack(address)]);
    },
    async reset(call, email) {
      const { address, account } = keysOf(call.ip, email);
      await count(call, [
        [`reset ${account}`, SECURITY.resetsPerAccount],
        [address, SIGN_IN.perAddress],
      ]);
    },
    register: (call) => count(call, [[keysOf(call.ip).address, SIGN_IN.perAddress]]),
  };
}
