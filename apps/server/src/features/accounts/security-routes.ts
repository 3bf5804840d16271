import { appError } from '../../errors/app-error.ts';
import type { Caller } from '../../http/guard.ts';
import { api, type CallContext, publicApi } from '../../http/implement.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Auth } from './auth.ts';
import type { Passkeys } from './passkeys.ts';
import { refuseWeakPassword } from './passwords.ts';
import type { Resets } from './resets.ts';
import type { SecondFactor } from './second-factor.ts';
import { endSession, endSessionsOf, findAccount, renameAccount, sessionsOf, waysOf } from './security/queries.ts';
import type { SignIn } from './sign-in.ts';
import type { Throttle } from './throttle.ts';

interface SecurityDependencies {
  records: Records;
  auth: Auth;
  signIn: SignIn;
  factor: SecondFactor;
  passkeys: Passkeys;
  resets: Resets;
  throttle: Throttle;
  /** epoch ms */
  clock: () => number;
}

export function createSecurityRoutes(deps: SecurityDependencies) {
  const { records, auth, signIn, factor, passkeys, resets, throttle, clock } = deps;
  const hasPassword = async (account: string) => (await waysOf(records, account)).includes('credential');
  /** Whoever finds a screen unlocked does not take the account along. @throws AppError wrong_password, rate_limited */
  const refuseUnproven = async (context: CallContext & { caller: Caller }, password: string | undefined) => {
    const { account } = context.caller;
    if (!(await hasPassword(account.id))) return;
    await throttle.signIn(context, account.email);
    const proven = await auth.provePassword({ email: account.email, password: password ?? '' });
    if (proven !== account.id) throw appError('wrong_password');
    await throttle.signedIn(context, account.email);
  };
  /** @throws AppError wrong_code, rate_limited */
  const spend = async (context: CallContext & { caller: Caller }, code: string) => {
    const { account } = context.caller;
    await throttle.signIn(context, account.email);
    await factor.spend(account.id, code);
    await throttle.signedIn(context, account.email);
  };

  return {
    get: api.security.get.handler(async ({ context: { caller } }) => {
      const { id } = caller.account;
      const [ways, { isOn, recoveryCodes }, keys, sessions] = await Promise.all([
        waysOf(records, id),
        factor.state(id),
        passkeys.list(id),
        sessionsOf(records, id, clock()),
      ]);
      return {
        has_password: ways.includes('credential'),
        has_totp: isOn,
        recovery_codes: recoveryCodes,
        provider: ways.find((way) => way !== 'credential') ?? null,
        passkeys: keys,
        sessions: sessions.map(({ user_agent, updated_at, ...session }) => ({
          ...session,
          is_this: session.id === caller.session_id,
          user_agent: user_agent ?? '',
          last_seen_at: updated_at,
        })),
      };
    }),
    rename: api.security.rename.handler(async ({ input: { name }, context: { caller } }) => {
      await renameAccount(records, caller.account.id, name);
      return { name };
    }),
    setPassword: api.security.setPassword.handler(async ({ input, context }) => {
      const { account, session_id } = context.caller;
      await refuseUnproven(context, input.current);
      refuseWeakPassword(input.password, account.email);
      await auth.setPassword(account.id, input.password);
      await endSessionsOf(records, account.id, session_id);
    }),
    requestReset: publicApi.security.requestReset.handler(async ({ input, context }) => {
      await throttle.reset(context, input.email);
      await resets.request(input.email);
    }),
    confirmReset: publicApi.security.confirmReset.handler(async ({ input, context }) => {
      await throttle.register(context);
      const id = await resets.confirm(input.token, input.password);
      const account = await findAccount(records, { id });
      if (account) context.found.account = account;
    }),
    beginTotp: api.security.beginTotp.handler(async ({ input, context }) => {
      await refuseUnproven(context, input.password);
      const { id, email } = context.caller.account;
      return factor.begin(id, email);
    }),
    confirmTotp: api.security.confirmTotp.handler(async ({ input, context }) => {
      await throttle.signIn(context, context.caller.account.email);
      const recovery_codes = await factor.confirm(context.caller.account.id, input.code);
      await throttle.signedIn(context, context.caller.account.email);
      return { recovery_codes };
    }),
    renewRecoveryCodes: api.security.renewRecoveryCodes.handler(async ({ input, context }) => {
      await spend(context, input.code);
      return { recovery_codes: await factor.newRecoveryCodes(context.caller.account.id) };
    }),
    removeTotp: api.security.removeTotp.handler(async ({ input, context }) => {
      await spend(context, input.code);
      await factor.remove(context.caller.account.id);
    }),
    // Without the challenge that is in them no passkey is added: a way in of their own is what somebody at an open screen wants most.
    passkeyOptions: api.security.passkeyOptions.handler(async ({ input, context }) => {
      await refuseUnproven(context, input.password);
      return { ...(await passkeys.creationOptions(context.caller.account, context.headers.host ?? '')) };
    }),
    addPasskey: api.security.addPasskey.handler(({ input, context: { caller, headers } }) =>
      passkeys.add(caller.account, headers.host ?? '', input.name, input.credential),
    ),
    removePasskey: api.security.removePasskey.handler(({ input, context: { caller } }) =>
      passkeys.remove(caller.account.id, input.id),
    ),
    passkeySignInOptions: publicApi.security.passkeySignInOptions.handler(async ({ context }) => {
      await throttle.register(context);
      return { ...(await passkeys.requestOptions(context.headers.host ?? '')) };
    }),
    passkeySignIn: publicApi.security.passkeySignIn.handler(async ({ input, context }) => {
      await throttle.register(context);
      return signIn.begin(context, await passkeys.prove(context.headers.host ?? '', input.credential));
    }),
    endSession: api.security.endSession.handler(async ({ input, context: { caller } }) => {
      if (!(await endSession(records, caller.account.id, input.id))) throw appError('account_session_not_found');
    }),
    endOthers: api.security.endOthers.handler(({ context: { caller } }) =>
      endSessionsOf(records, caller.account.id, caller.session_id),
    ),
  };
}
