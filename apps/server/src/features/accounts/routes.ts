import { api, type CallContext, publicApi } from '../../http/implement.ts';
import type { Auth } from './auth.ts';
import type { FirstAccount } from './first-account.ts';
import type { Registration } from './registration.ts';
import type { SignIn } from './sign-in.ts';
import type { Throttle } from './throttle.ts';
import type { Tokens } from './tokens.ts';

export interface AccountsRoutesDependencies {
  auth: Auth;
  tokens: Tokens;
  registration: Registration;
  firstAccount: FirstAccount;
  throttle: Throttle;
  signIn: SignIn;
  /** What the OpenID provider is called. */
  provider: string | null;
  ownsInstallation: (account: string) => Promise<boolean>;
}

export function createAccountsRoutes({
  auth,
  tokens,
  registration,
  firstAccount,
  throttle,
  signIn,
  provider,
  ownsInstallation,
}: AccountsRoutesDependencies) {
  const login = ({ input, context }: { input: Credentials; context: CallContext }) =>
    signIn.byPassword(context, { ...input, email: input.email ?? input.username ?? '' }); // the contract asks for one of them

  const refresh = ({ input }: { input: { refresh: string } }) => tokens.exchange(input.refresh);

  return {
    setup: publicApi.accounts.setup.handler(async ({ context }) => {
      const state = await registration.state();
      return { ...state, needs_token: state.is_new && firstAccount.needsToken(context), provider };
    }),

    register: publicApi.accounts.register.handler(async ({ input, context }) => {
      await throttle.register(context);
      if ((await registration.state()).is_new) firstAccount.permit(context, input.setup_token);
      const session = await registration.register(input, userAgentOf(context));
      context.found.account = session.account;
      setCookies(context, session.cookies);
      return session.account;
    }),

    login: publicApi.accounts.login.handler(login),
    token: publicApi.accounts.token.handler(login),

    refresh: publicApi.accounts.refresh.handler(refresh),
    tokenRefresh: publicApi.accounts.tokenRefresh.handler(refresh),

    logout: api.accounts.logout.handler(async ({ input, context }) => {
      await tokens.end(context.caller, input.refresh);
      setCookies(context, await auth.forgetCookies());
    }),

    me: api.accounts.me.handler(async ({ context }) => {
      // The dashboard asks this whenever it opens: so who keeps coming stays signed in.
      const { cookie } = context.headers;
      if (cookie !== undefined) setCookies(context, await auth.renewSession(cookie));
      const { account } = context.caller;
      return { ...account, owns_installation: await ownsInstallation(account.id) };
    }),
  };
}

interface Credentials {
  email?: string | undefined;
  username?: string | undefined;
  password: string;
  code?: string | undefined;
}

const userAgentOf = ({ headers }: CallContext) => headers['user-agent'] ?? '';

function setCookies(context: CallContext, cookies: string[]): void {
  for (const cookie of cookies) context.setHeader('set-cookie', cookie);
}
