import { TOKENS } from '@desirepath/contract/limits';
import { appError } from '../../errors/app-error.ts';
import type { Identity } from '../../http/guard.ts';
import { hashOfToken, newSecretToken } from '../../http/secret-token.ts';
import type { Records } from '../../storage/records/open.ts';
import {
  deleteExpired,
  endSessionOfUsedToken,
  endSessions,
  extendSession,
  insertTokens,
  selectCaller,
  selectSessionId,
  useRefreshToken,
} from './queries.ts';

/** `expires_in`: seconds until the access token ends. */
export interface TokenPair {
  access: string;
  refresh: string;
  expires_in: number;
}

/**
 * Tokens of API clients, beside the cookies of browsers. Each belongs to a session and ends with it. They are random,
 * without meaning, so that ending one takes effect at once; the store has their hashes only.
 */
export interface Tokens {
  /** For a session that has just begun, known by what its cookie carries. */
  issue(sessionToken: string): Promise<TokenPair>;
  /**
   * Gives a new pair for a refresh token, once. A second use means that two hold it, one of them a thief, and who of
   * them asks cannot be told: so it ends the session. @throws AppError refresh_token_invalid
   */
  exchange(refresh: string): Promise<TokenPair>;
  callerOf(access: string): Promise<Identity | undefined>;
  /** Ends the caller's session, and the one of a refresh token of theirs. */
  end(caller: Identity, refresh: string | undefined): Promise<void>;
}

export function createTokens(records: Records, clock: () => number): Tokens {
  const issue = async (store: Records, sessionId: string): Promise<TokenPair> => {
    const now = clock();
    const [access, refresh] = [newSecretToken(), newSecretToken()];
    await insertTokens(store, sessionId, [
      { hash: hashOfToken(access), kind: 'access', expires_at: now + TOKENS.accessTtl },
      { hash: hashOfToken(refresh), kind: 'refresh', expires_at: now + TOKENS.refreshTtl },
    ]);
    return { access, refresh, expires_in: TOKENS.accessTtl / 1000 };
  };

  return {
    async issue(sessionToken) {
      await deleteExpired(records, clock());
      return issue(records, await selectSessionId(records, sessionToken));
    },
    async exchange(refresh) {
      const hash = hashOfToken(refresh);
      const now = clock();
      // In one transaction: a crash between may not leave the holder with a used token and no new one.
      const pair = await records.transaction().execute(async (transaction) => {
        const sessionId = await useRefreshToken(transaction, hash, now);
        if (sessionId === undefined) return;
        await extendSession(transaction, sessionId, now, now + TOKENS.refreshTtl);
        return issue(transaction, sessionId);
      });
      if (pair) return pair;
      await endSessionOfUsedToken(records, hash);
      throw appError('refresh_token_invalid');
    },
    callerOf: (access) => selectCaller(records, hashOfToken(access), clock()),
    end: (caller, refresh) => endSessions(records, caller, refresh === undefined ? undefined : hashOfToken(refresh)),
  };
}
