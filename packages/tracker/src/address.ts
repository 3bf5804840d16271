/**
 * The address a page is known by: without fragment, and of the query only the named keys, in their given order.
 * Built from parts, so that credentials in the address are left behind, and `file:` pages keep their form.
 */
export const pageAddress = (
  at: Pick<Location, 'protocol' | 'host' | 'pathname' | 'search'>,
  queryKeys: readonly string[],
): string => {
  const given = new URLSearchParams(at.search);
  const kept = new URLSearchParams();
  for (const key of queryKeys) for (const value of given.getAll(key)) kept.append(key, value);
  const query = kept.toString();
  return `${at.protocol}//${at.host}${at.pathname}${query && `?${query}`}`;
};

/** Whether a host (with port) is the site's: its domain or a subdomain. A domain without a port stands for every port. */
export const isHostOf = (domain: string, host: string): boolean => {
  const bare = /:\d+$/.test(domain) ? host : host.replace(/:\d+$/, '');
  return bare === domain || bare.endsWith(`.${domain}`);
};
