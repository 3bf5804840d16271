import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

/** Addresses that look like everyone's and are not: the host agent of Azure, which hands out the machine's credentials. */
const INNER = new Set(['168.63.129.16']);

/** All of IPv6 that is handed out to the public (https://www.iana.org/assignments/ipv6-address-space). */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether anyone on the internet could reach this address: an ordinary one, of no network behind a wall, in no wrapping that
 * holds another address, and not one of this machine's own, at which it may serve what its firewall keeps from others.
 */
export function isPublic(address: string, own: readonly string[] = ownAddresses()): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || INNER.has(address) || own.some((one) => isSame(parsed, one))) return false;
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(GLOBAL_IPV6);
}

const ownAddresses = () => Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ address }) => address));

/** However either is written. */
const isSame = (one: ipaddr.IPv4 | ipaddr.IPv6, other: string) =>
  ipaddr.isValid(other) && ipaddr.parse(other).toString() === one.toString();
