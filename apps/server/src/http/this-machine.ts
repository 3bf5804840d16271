import type { IncomingHttpHeaders } from 'node:http';
import { isLoopbackHost } from '../settings/own-address.ts';

/** What of a request says where it comes from. */
export interface Sender {
  ip: string;
  headers: IncomingHttpHeaders;
}

const ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** Each is added by a proxy, and by nothing else. */
const OF_PROXIES = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/**
 * A browser, or a program, on the machine itself. What a proxy passes on comes from the machine as well: it shows by headers of its own,
 * or by the name that people call the server by.
 */
export function isAtThisMachine({ ip, headers }: Sender): boolean {
  if (!ADDRESSES.has(ip) || OF_PROXIES.some((name) => headers[name] !== undefined)) return false;
  const { host = '', origin } = headers;
  return isOwnName(`http://${host}`) && (origin === undefined || isOwnName(origin));
}

const isOwnName = (address: string) => isLoopbackHost(URL.parse(address)?.hostname ?? '');
