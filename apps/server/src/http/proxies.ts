import type { IncomingMessage } from 'node:http';
import proxyAddress, { compile } from '@fastify/proxy-addr';
import type { Config } from '../settings/config.ts';

/** Tells the address that a request comes from; of one that a trusted proxy hands on, the address which that names. */
export type AddressOf = (request: IncomingMessage) => string;

/** Which proxies are believed, in the form that Fastify takes. */
export const trustedProxies = ({ TRUST_PROXY }: Config) =>
  TRUST_PROXY === 'none' ? false : compile(TRUST_PROXY.split(',').map((part) => part.trim()));

/** The same address as Fastify's `request.ip`. */
export function addressReader(config: Config): AddressOf {
  const trusted = trustedProxies(config);
  return trusted ? (request) => proxyAddress(request, trusted) : ({ socket: { remoteAddress = '' } }) => remoteAddress;
}
