const ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Whether an address is one of this machine's own. */
export const isLoopback = (ip: string): boolean => ADDRESSES.has(ip);
