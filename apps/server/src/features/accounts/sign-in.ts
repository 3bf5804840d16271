import { appError } from '../../errors/app-error.ts';
import type { CallContext } from '../../http/implement.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Auth } from './auth.ts';
import type { SecondFactor } from './second-factor.ts';
import { findAccount } from './security/queries.ts';
import type { Throttle } from './throttle.ts';
import type { TokenPair, Tokens } from './tokens.ts';

interface SignInDependencies {
  records: Records;
  auth: Auth;
  tokens: Tokens;
  factor: SecondFactor;
  throttle: Throttle;
}

interface Given {
  email: string;
  password: string;
  /** Of the second factor. */
  code?: string | undefined;
}

/** What of a call signing in needs. */
export type Call = Pick<CallContext, 'ip' | 'headers' | 'setHeader' | 'found'>;

/** The ways in, all of which end in the same session. */
export function createSignIn({ records, auth, tokens, factor, throttle }: SignInDependencies) {
  /** Begins a session of an account that was proven: a cookie and a pair of tokens. */
  const begin = async (call: Call, accountId: string): Promise<TokenPair> => {
    const session = await auth.beginSession(accountId, call.headers['user-agent'] ?? '');
    call.found.account = session.account;
    for (const cookie of session.cookies) call.setHeader('set-cookie', cookie);
    return tokens.issue(session.session_token);
  };

  return {
    begin,
    /** @throws AppError rate_limited, wrong_credentials, second_factor_required, wrong_code */
    async byPassword(call: Call, { email, password, code }: Given): Promise<TokenPair> {
      await throttle.signIn(call, email);
      const [id, account] = await Promise.all([
        auth.provePassword({ email, password }),
        findAccount(records, { email: email.toLowerCase() }),
      ]);
      if (account) call.found.account = account; // also of an attempt that fails
      if (id === undefined) throw appError('wrong_credentials');
      if ((await factor.state(id)).isOn) {
        // The attempt stays counted: else whoever has the password would have as many guesses at the code as they like.
        if (!code) throw appError('second_factor_required');
        await factor.spend(id, code);
      }
      await throttle.signedIn(call, email);
      return begin(call, id);
    },
  };
}
export type SignIn = ReturnType<typeof createSignIn>;
