import type { Config } from './config.ts';

/** By HOST, these listen on all addresses of the machine, and `localhost` is one of them. */
const ALL = new Set(['0.0.0.0', '::']);

/** Whether a host, as HOST or an address has it, stands for the machine that says so, and for no other. */
export const isLoopbackHost = (host: string): boolean =>
  ['localhost', '::1', '[::1]'].includes(host) || /^127(\.\d{1,3}){3}$/.test(host);

/** Whether who is at the machine can reach the server by a host that stands for it alone. */
export const isReachedByLoopback = ({ HOST }: Pick<Config, 'HOST'>): boolean => ALL.has(HOST) || isLoopbackHost(HOST);

/**
 * Where the server answers whoever is at its machine. By name where the name leads there, since browsers know no security keys at a number.
 * @param port the one it listens on
 */
export function ownAddress({ HOST }: Pick<Config, 'HOST'>, port: number): string {
  if (ALL.has(HOST) || HOST === '127.0.0.1') return `http://localhost:${port}`;
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`;
}
