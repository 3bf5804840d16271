import type { IncomingHttpHeaders } from 'node:http';
import { appError } from '../../errors/app-error.ts';
import { isLoopback } from '../../http/loopback.ts';
import { isSameSecret } from '../../http/secret-token.ts';

/** What of a request says where it comes from. */
export interface Origin {
  ip: string;
  headers: IncomingHttpHeaders;
}

/** Who may make the first account, which owns the installation: whoever reads the log, or sits at the machine. */
export interface FirstAccount {
  needsToken(from: Origin): boolean;
  /** @throws AppError setup_token_wrong */
  permit(from: Origin, token: string | undefined): void;
}

export function guardFirstAccount(token: string): FirstAccount {
  const needsToken = (from: Origin) => !isAtThisMachine(from);
  return {
    needsToken,
    permit(from, given) {
      if (needsToken(from) && !isSameSecret(given ?? '', token)) throw appError('setup_token_wrong');
    },
  };
}

const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Each is added by a proxy, and by nothing else. */
const OF_PROXIES = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/**
 * A browser, or a program, on the machine itself. What a proxy passes on comes from the machine as well: it shows by headers of its own,
 * or by the name that people call the server by.
 */
function isAtThisMachine({ ip, headers }: Origin): boolean {
  if (!isLoopback(ip) || OF_PROXIES.some((name) => headers[name] !== undefined)) return false;
  const { host = '', origin } = headers;
  return isOwnName(`http://${host}`) && (origin === undefined || isOwnName(origin));
}

const isOwnName = (address: string) => OWN_NAMES.has(URL.parse(address)?.hostname ?? '');
