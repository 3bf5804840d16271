import { randomBytes } from 'node:crypto';
import { SECURITY } from '@desirepath/contract/limits';
import { Secret, TOTP } from 'otpauth';
import { appError } from '../../errors/app-error.ts';
import { hashOfToken } from '../../http/secret-token.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Seal } from '../../storage/sealed.ts';
import {
  confirmTotp,
  countRecoveryCodes,
  deleteTotp,
  putRecoveryCodes,
  putTotp,
  selectTotp,
  spendRecoveryCode,
  spendTotpStep,
} from './second-factor/queries.ts';

/** RFC 6238's own, which every app knows. */
const PERIOD_MS = 30_000;
/** One step to either side: clocks of phones are off, and people type slowly. */
const WINDOW = 1;

/** Codes of an authenticator app, and recovery codes for when it is lost. */
export function createSecondFactor({ records, seal, clock }: { records: Records; seal: Seal; clock: () => number }) {
  const totpOf = (secret: string, email = '') =>
    new TOTP({ issuer: 'Desirepath', label: email, secret: Secret.fromBase32(secret) });

  /** The step that a code is of; undefined where it is of none around now. */
  const stepOf = (sealed: string, code: string): number | undefined => {
    const now = clock();
    const delta = totpOf(seal.open(sealed)).validate({ token: code, timestamp: now, window: WINDOW });
    return delta === null ? undefined : Math.floor(now / PERIOD_MS) + delta;
  };

  const newRecoveryCodes = async (account: string): Promise<string[]> => {
    const codes = Array.from({ length: SECURITY.recoveryCodes }, newRecoveryCode);
    await putRecoveryCodes(records, account, codes.map(hashOfCode));
    return codes;
  };

  return {
    /** Whether an account asks for a second factor, and how many recovery codes it has left. */
    async state(account: string): Promise<{ isOn: boolean; recoveryCodes: number }> {
      const factor = await selectTotp(records, account);
      const isOn = factor?.confirmed_at != null;
      return { isOn, recoveryCodes: isOn ? await countRecoveryCodes(records, account) : 0 };
    },

    /** A secret that is in force once {@link confirm} has seen a code of it. @throws AppError totp_not_begun where one is in force */
    async begin(account: string, email: string): Promise<{ secret: string; uri: string }> {
      const { base32: secret } = new Secret({ size: 20 });
      if (!(await putTotp(records, account, seal.seal(secret)))) throw appError('totp_not_begun');
      return { secret, uri: totpOf(secret, email).toString() };
    },

    /** @throws AppError totp_not_begun, wrong_code */
    async confirm(account: string, code: string): Promise<string[]> {
      const factor = await selectTotp(records, account);
      if (!factor || factor.confirmed_at !== null) throw appError('totp_not_begun');
      const step = stepOf(factor.secret, plain(code));
      if (step === undefined || !(await spendTotpStep(records, account, step))) throw appError('wrong_code');
      await confirmTotp(records, account, clock());
      return newRecoveryCodes(account);
    },

    newRecoveryCodes,

    /** Spends a code of the app or a recovery code: of two who send the same, one is let in. @throws AppError wrong_code */
    async spend(account: string, given: string): Promise<void> {
      const code = plain(given);
      const factor = await selectTotp(records, account);
      const step = factor && /^\d{6}$/.test(code) ? stepOf(factor.secret, code) : undefined;
      const isSpent =
        step === undefined
          ? await spendRecoveryCode(records, account, hashOfCode(code))
          : await spendTotpStep(records, account, step);
      if (!isSpent) throw appError('wrong_code');
    },

    remove: (account: string) => deleteTotp(records, account),
  };
}
export type SecondFactor = ReturnType<typeof createSecondFactor>;

/** As people type it: with spaces and dashes, in capitals. */
const plain = (code: string) => code.replaceAll(/[\s-]/g, '').toLowerCase();

/** 80 random bits: a fast hash of them cannot be turned back. Letters and digits that look like no other. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz1'; // 32 of them; of 1 and l, o and 0 one each is left out
const newRecoveryCode = (): string =>
  [...randomBytes(16)]
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join('')
    .replaceAll(/(.{4})(?=.)/g, '$1-');

const hashOfCode = (code: string) => hashOfToken(plain(code));
