import { appError } from '../../http/app-error.ts';
import { api, type CallContext, publicApi } from '../../http/implement.ts';
import type { Auth } from './auth.ts';
import type { Registration } from './registration.ts';
import type { Throttle } from './throttle.ts';
import type { TokenPair, Tokens } from './tokens.ts';

export interface AccountsRoutesDependencies {
  auth: Auth;
  tokens: Tokens;
  registration: Registration;
  throttle: Throttle;
}

export function createAccountsRoutes({ auth, tokens, registration, throttle }: AccountsRoutesDependencies) {
  const signIn = async ({ input, context }: { input: Credentials; context: CallContext }): Promise<TokenPair> => {
    const email = input.email ?? input.username ?? ''; // the contract asks for one of them
    throttle.signIn(context, email);
    const session = await auth.signIn({ email, password: input.password }, userAgentOf(context));
    if (!session) throw appError('wrong_credentials');
    throttle.signedIn(context, email);
    setCookies(context, session.cookies);
    return tokens.issue(session.session_token);
  };

  const refresh = ({ input }: { input: { refresh: string } }) => tokens.exchange(input.refresh);

  return {
    setup: publicApi.accounts.setup.handler(registration.state),

    register: publicApi.accounts.register.handler(async ({ input, context }) => {
      throttle.register(context);
      const session = await registration.register(input, userAgentOf(context));
      setCookies(context, session.cookies);
      return session.account;
    }),

    login: publicApi.accounts.login.handler(signIn),
    token: publicApi.accounts.token.handler(signIn),

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
      return context.caller.account;
    }),
  };
}

interface Credentials {
  email?: string | undefined;
  username?: string | undefined;
  password: string;
}

const userAgentOf = ({ headers }: CallContext) => headers['user-agent'] ?? '';

function setCookies(context: CallContext, cookies: string[]): void {
  for (const cookie of cookies) context.setHeader('set-cookie', cookie);
}
