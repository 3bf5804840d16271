import type { Account } from '@desirepath/contract/accounts';
import { DAY_MS } from '@desirepath/contract/durations';
import { PASSWORD, SIGN_IN, TOKENS } from '@desirepath/contract/limits';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import type { BaseLogger } from 'pino';
import { AppError } from '../../errors/app-error.ts';
import { createSerialQueue } from '../../http/serial-queue.ts';
import type { Records } from '../../storage/records/open.ts';
import { isUniqueViolation } from '../../storage/records/unique-violation.ts';
import { ownEndpoints } from './own-endpoints.ts';

export interface AuthDependencies {
  records: Records;
  /** Signs cookies. */
  secret: string;
  /** Where people open the dashboard; cookies are for HTTPS alone where it is HTTPS. */
  baseUrl: string;
  /** How passwords are kept, for tests; else as better-auth does, by scrypt, a tenth of a second each. */
  passwords?: Passwords | undefined;
  log: Pick<BaseLogger, 'error'>;
}

export interface Passwords {
  hash(password: string): Promise<string>;
  verify(given: { hash: string; password: string }): Promise<boolean>;
}

interface Credentials {
  email: string;
  password: string;
}

/** A session that has just begun; `cookies` are values for Set-Cookie. */
export interface NewSession {
  account: Account;
  session_token: string;
  cookies: string[];
}

/**
 * What we use of better-auth: accounts with hashed passwords, sessions, and signed cookies that lead to them. Its own
 * routes are not served; see docs/decisions/0002-accounts.md.
 */
export interface Auth {
  /** Also signs in. @throws SignUpRefused */
  signUp(given: Credentials & { name: string; owner: 1 | undefined }, userAgent: string): Promise<NewSession>;
  /** The id of the account. Undefined where the address or the password is wrong; both take the time of hashing a password. @throws AppError sign_in_busy */
  provePassword(given: Credentials): Promise<string | undefined>;
  /** Signs in whoever has proven, in whatever way, that an account is theirs. */
  beginSession(account: string, userAgent: string): Promise<NewSession>;
  setPassword(account: string, password: string): Promise<void>;
  /** An account without a password. @returns its id. @throws SignUpRefused */
  createAccount(given: { email: string; name: string; owner: 1 | undefined }): Promise<string>;
  /** Ties an account to what a provider calls it. */
  linkProvider(account: string, provider: string, subject: string): Promise<void>;
  /** @param cookie a whole Cookie header */
  findSession(cookie: string): Promise<{ account: Account; session_id: string } | undefined>;
  /** Puts off the end of a session that is older than a day. Returns the cookies that tell the browser. */
  renewSession(cookie: string): Promise<string[]>;
  /** Cookies that make a browser forget its session. */
  forgetCookies(): Promise<string[]>;
}

/** An account with this address, or an owner, was there already. */
export class SignUpRefused extends Error {
  override name = 'SignUpRefused';
}

export function createAuth({ records, secret, baseUrl, passwords, log }: AuthDependencies): Auth {
  const { api } = betterAuth({
    secret,
    baseURL: baseUrl,
    // "sqlite" also on PostgreSQL: it means that times are ISO text and truths 0 or 1, which both can store alike.
    database: { db: records, type: 'sqlite', transaction: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD.min,
      maxPasswordLength: PASSWORD.max,
      ...(passwords && { password: passwords }),
    },
    user: {
      modelName: 'accounts',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { owner: { type: 'number', required: false, returned: false } },
    },
    account: {
      modelName: 'account_credentials',
      fields: {
        userId: 'account_id',
        providerId: 'provider_id',
        accountId: 'provider_account_id',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    session: {
      modelName: 'account_sessions',
      fields: {
        userId: 'account_id',
        userAgent: 'user_agent',
        ipAddress: 'ip_address',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: TOKENS.refreshTtl / 1000,
      updateAge: DAY_MS / 1000,
    },
    advanced: {
      cookiePrefix: 'desirepath',
      useSecureCookies: baseUrl.startsWith('https:'),
      // Strict, because no link from outside leads to a page that needs the cookie: the dashboard asks for its data itself.
      defaultCookieAttributes: { sameSite: 'strict' },
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false }, // the tables are made by our own migrations
    },
    plugins: [ownEndpoints],
    telemetry: { enabled: false },
    // Its warnings are refusals, which are answered and not logged.
    logger: { level: 'error', log: (_, message, ...details) => log.error({ details }, message) },
  });

  // Around the whole of it, for signing up hashes within a transaction, which is not to wait for others.
  const hashInTurn = createSerialQueue(SIGN_IN.hashesAtOnce, 'sign_in_busy');

  return {
    async signUp({ owner, ...given }, userAgent) {
      const body = owner ? { ...given, owner } : given;
      const headers = { 'user-agent': userAgent };
      const answer = await hashInTurn(() => api.signUpEmail({ body, headers, returnHeaders: true })).catch(
        refuse('USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL', 'FAILED_TO_CREATE_USER'),
      );
      if (!answer?.response.token) throw new SignUpRefused();
      return toNewSession(answer.response.user, answer.response.token, answer.headers);
    },
    provePassword: async (given) => (await hashInTurn(() => api.provePassword({ body: given }))) ?? undefined,
    async beginSession(account, userAgent) {
      const headers = { 'user-agent': userAgent };
      const answer = await api.beginSession({ body: { account }, headers, returnHeaders: true });
      return toNewSession(answer.response.user, answer.response.token, answer.headers);
    },
    async setPassword(account, password) {
      await hashInTurn(() => api.setPassword({ body: { account, password } }));
    },
    async createAccount({ owner, ...given }) {
      const body = owner ? { ...given, owner } : given;
      return api.createAccount({ body }).catch((cause) => {
        throw isUniqueViolation(cause) ? new SignUpRefused() : cause;
      });
    },
    async linkProvider(account, provider, subject) {
      await api.linkProvider({ body: { account, provider, subject } });
    },
    async findSession(cookie) {
      const found = await api
        .getSession({ headers: { cookie }, query: { disableRefresh: true } })
        .catch(asTheStoreSaid);
      return found ? { account: toAccount(found.user), session_id: found.session.id } : undefined;
    },
    async renewSession(cookie) {
      const { headers } = await api.getSession({ headers: { cookie }, returnHeaders: true }).catch(asTheStoreSaid);
      return headers.getSetCookie();
    },
    async forgetCookies() {
      const { headers } = await api.signOut({ headers: {}, returnHeaders: true });
      return headers.getSetCookie();
    },
  };
}

interface User {
  id: string;
  email: string;
  name: string;
  createdAt: Date;
}

const toAccount = ({ id, email, name, createdAt }: User): Account => ({
  id,
  email,
  name,
  created_at: createdAt.toISOString(),
});

const toNewSession = (user: User, session_token: string, headers: Headers): NewSession => ({
  account: toAccount(user),
  session_token,
  cookies: headers.getSetCookie(),
});

/** Turns the refusals that are expected into undefined. */
const refuse =
  (...codes: string[]) =>
  (error: unknown): undefined => {
    if (!(error instanceof APIError && codes.includes(error.body?.code ?? ''))) throw error;
  };

/** A store that is away is no fault within: what it says is wrapped here in an error that would be answered as one. */
function asTheStoreSaid(error: unknown): never {
  throw error instanceof APIError && error.cause instanceof AppError ? error.cause : error;
}
