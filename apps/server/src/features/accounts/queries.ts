import type { Identity } from '../../http/guard.ts';
import type { Records } from '../../storage/records/open.ts';

// better-auth's tables hold times as ISO text, which sorts as the times do; ours hold epoch ms.
const isoOf = (at: number) => new Date(at).toISOString();

export async function hasAccounts(records: Records): Promise<boolean> {
  return (await records.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function hasEmail(records: Records, email: string): Promise<boolean> {
  const found = await records
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return found !== undefined;
}

/** The id of a session that has just begun. */
export async function selectSessionId(records: Records, token: string): Promise<string> {
  const { id } = await records
    .selectFrom('account_sessions')
    .select('id')
    .where('token', '=', token)
    .executeTakeFirstOrThrow();
  return id;
}

export interface NewToken {
  hash: string;
  kind: 'access' | 'refresh';
  /** epoch ms */
  expires_at: number;
}

export async function insertTokens(records: Records, sessionId: string, tokens: NewToken[]): Promise<void> {
  await records
    .insertInto('account_tokens')
    .values(tokens.map((token) => ({ ...token, session_id: sessionId })))
    .execute();
}

/** Who holds an access token that is good at `now`. */
export async function selectCaller(records: Records, hash: string, now: number): Promise<Identity | undefined> {
  const row = await records
    .selectFrom('account_tokens as token')
    .innerJoin('account_sessions as session', 'session.id', 'token.session_id')
    .innerJoin('accounts as account', 'account.id', 'session.account_id')
    .select(['account.id', 'account.email', 'account.name', 'account.created_at', 'token.session_id'])
    .where('token.hash', '=', hash)
    .where('token.kind', '=', 'access')
    .where('token.expires_at', '>', now)
    .where('session.expires_at', '>', isoOf(now))
    .executeTakeFirst();
  if (!row) return;
  const { session_id, ...account } = row;
  return { account, session_id };
}

/**
 * Marks a refresh token as used, if it is good at `now` and never was: of two callers at once only one succeeds.
 * Returns the id of its session.
 */
export async function useRefreshToken(records: Records, hash: string, now: number): Promise<string | undefined> {
  const row = await records
    .updateTable('account_tokens')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('kind', '=', 'refresh')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('session_id', 'in', (session) =>
      session.selectFrom('account_sessions').select('id').where('expires_at', '>', isoOf(now)),
    )
    .returning('session_id')
    .executeTakeFirst();
  return row?.session_id;
}

export async function extendSession(records: Records, sessionId: string, now: number, until: number): Promise<void> {
  await records
    .updateTable('account_sessions')
    .set({ expires_at: isoOf(until), updated_at: isoOf(now) })
    .where('id', '=', sessionId)
    .execute();
}

/** Ends the session of a refresh token that was used before; one that is unknown ends nothing. */
export async function endSessionOfUsedToken(records: Records, hash: string): Promise<void> {
  await records
    .deleteFrom('account_sessions')
    .where('id', 'in', (session) =>
      session
        .selectFrom('account_tokens')
        .select('session_id')
        .where('hash', '=', hash)
        .where('used_at', 'is not', null),
    )
    .execute();
}

/** Ends a session of an account, and the one its refresh token belongs to where that is another. Their tokens go with them. */
export async function endSessions(
  records: Records,
  { account, session_id }: Identity,
  refreshHash: string | undefined,
) {
  await records
    .deleteFrom('account_sessions')
    .where('account_id', '=', account.id)
    .where((session) =>
      session.or([
        session('id', '=', session_id),
        session(
          'id',
          'in',
          session
            .selectFrom('account_tokens')
            .select('session_id')
            .where('hash', '=', refreshHash ?? ''),
        ),
      ]),
    )
    .execute();
}

/** Clears away what has run out. */
export async function deleteExpired(records: Records, now: number): Promise<void> {
  await records.deleteFrom('account_sessions').where('expires_at', '<=', isoOf(now)).execute();
  await records.deleteFrom('account_tokens').where('expires_at', '<=', now).execute();
  await records.deleteFrom('password_resets').where('expires_at', '<=', now).execute();
}

/** @returns the id of the account; undefined where there is none with this address and a password */
export async function setPasswordHash(records: Records, email: string, hash: string): Promise<string | undefined> {
  const row = await records
    .updateTable('account_credentials')
    .set({ password: hash })
    .where('provider_id', '=', 'credential')
    .where('account_id', 'in', (account) =>
      account.selectFrom('accounts').select('id').where('email', '=', email.toLowerCase()),
    )
    .returning('account_id')
    .executeTakeFirst();
  return row?.account_id;
}
