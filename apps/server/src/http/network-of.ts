/** What counts as one address: a household has 2^64 IPv6 addresses of its own, so its network does. */
export function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip;
  const [head = [], tail = []] = ip.split('::').map((groups) => (groups === '' ? [] : groups.split(':')));
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}
