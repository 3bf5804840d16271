/** What counts as one address: a household has 2^64 IPv6 addresses of its own, so its network does. */
export function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip;
  const head = ip.split('::', 1)[0] ?? '';
  const groups = head === '' ? [] : head.split(':');
  return groups.slice(0, 4).join(':');
}
