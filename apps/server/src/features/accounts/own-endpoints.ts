import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/**
 * What better-auth does in one step when it signs somebody in, as steps of their own: between the password and the session there
 * may be a second factor, and whoever comes with a passkey has no password to show.
 */
export const ownEndpoints = {
  id: 'desirepath',
  endpoints: {
    /** The id of the account whose password this is; null takes as long as hashing one. */
    provePassword: createAuthEndpoint(
      '/desirepath/prove-password',
      { method: 'POST', body: z.object({ email: z.string(), password: z.string() }) },
      async (call) => {
        const { internalAdapter, password } = call.context;
        const found = await internalAdapter.findUserByEmail(call.body.email.toLowerCase(), { includeAccounts: true });
        const hash = found?.accounts.find(({ providerId }) => providerId === 'credential')?.password;
        if (!found || !hash) {
          await password.hash(call.body.password);
          return null;
        }
        return (await password.verify({ hash, password: call.body.password })) ? found.user.id : null;
      },
    ),
    beginSession: createAuthEndpoint(
      '/desirepath/begin-session',
      { method: 'POST', body: z.object({ account: z.string() }) },
      async (call) => {
        const { internalAdapter } = call.context;
        const user = await internalAdapter.findUserById(call.body.account);
        const session = user && (await internalAdapter.createSession(user.id));
        if (!user || !session) throw new Error('the account of a session is gone');
        await setSessionCookie(call, { session, user });
        return { user, token: session.token };
      },
    ),
    setPassword: createAuthEndpoint(
      '/desirepath/set-password',
      { method: 'POST', body: z.object({ account: z.string(), password: z.string() }) },
      async (call) => {
        const { internalAdapter, password } = call.context;
        const { account } = call.body;
        const hash = await password.hash(call.body.password);
        const ways = await internalAdapter.findAccounts(account);
        if (ways.some(({ providerId }) => providerId === 'credential'))
          await internalAdapter.updatePassword(account, hash);
        else
          await internalAdapter.linkAccount({
            userId: account,
            providerId: 'credential',
            accountId: account,
            password: hash,
          });
      },
    ),
    /** An account that signs in by a provider, and has no password. */
    createAccount: createAuthEndpoint(
      '/desirepath/create-account',
      { method: 'POST', body: z.object({ email: z.string(), name: z.string(), owner: z.literal(1).optional() }) },
      async (call) => {
        const user = await call.context.internalAdapter.createUser(
          { ...call.body, emailVerified: true },
          { method: 'oauth' },
        );
        return user.id;
      },
    ),
    linkProvider: createAuthEndpoint(
      '/desirepath/link-provider',
      { method: 'POST', body: z.object({ account: z.string(), provider: z.string(), subject: z.string() }) },
      async (call) => {
        const { account: userId, provider: providerId, subject: accountId } = call.body;
        await call.context.internalAdapter.linkAccount({ userId, providerId, accountId });
      },
    ),
  },
} satisfies BetterAuthPlugin;
