import type { IncomingMessage } from 'node:http';
import proxyAddress, { compile } from '@fastify/proxy-addr';
import type { Config } from '../settings/config.ts';
import { Recent } from './recent.ts';

/** Tells the address that a request comes from; of one that a trusted proxy hands on, the address which that names. */
export type AddressOf = (request: IncomingMessage) => string;

/** Which proxies are believed, in the form that Fastify takes. */
export const trustedProxies = ({ TRUST_PROXY }: Config) =>
  TRUST_PROXY === 'none' ? false : remembered(compile(TRUST_PROXY.split(',').map((part) => part.trim())));

/** The same few addresses are asked for with each request, and reading one took as long as finding its route. */
function remembered(isTrusted: ReturnType<typeof compile>): (address: string) => boolean {
  const known = new Recent<boolean>(REMEMBERED);
  const ask = (address: string) => isTrusted(address, 0); // how far away it stands says nothing of what is compiled from addresses
  return (address) => known.getOrInsertComputed(address, ask);
}

/** Addresses that connect at a time, and those that they hand on. */
const REMEMBERED = 1_000;

/** The same address as Fastify's `request.ip`. */
export function addressReader(config: Config): AddressOf {
  const trusted = trustedProxies(config);
  return trusted ? (request) => proxyAddress(request, trusted) : ({ socket: { remoteAddress = '' } }) => remoteAddress;
}
