import { say } from '@desirepath/contract/issues';

/**
 * Ports that other protocols listen at and a browser does not speak HTTP to (https://fetch.spec.whatwg.org/#port-blocking),
 * and databases and the like. Below 1024 only the two of HTTP are open.
 */
const CLOSED_PORTS = new Set([
  1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3659, 4045, 4190, 5060, 5061, 5432, 6000, 6379, 6566, 6665,
  6666, 6667, 6668, 6669, 6679, 6697, 9042, 9200, 10_080, 11_211, 27_017,
]);

/** @returns what is wrong with an address as it is written, for a person; nothing where it may be looked up */
export function problemOfTarget(given: string): string | undefined {
  const url = URL.parse(given);
  if (!url) return say('target_unreadable');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return say('target_not_http');
  if (url.username || url.password) return say('target_with_password');
  const port = Number(url.port) || 443;
  if (url.port === '80' || port === 443) return undefined;
  return port < 1024 || CLOSED_PORTS.has(port) ? say('target_port_closed', { port }) : undefined;
}
