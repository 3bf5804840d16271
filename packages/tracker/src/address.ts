/** What `location` and any `URL` have. */
type Address = Pick<URL, 'protocol' | 'host' | 'hostname' | 'pathname' | 'search'>;

/**
 * The address a page is known by: without fragment, and of the query only the named keys, in alphabetical order.
 * Built from parts, so that credentials in the address are left behind, and `file:` pages keep their form.
 */
export const pageAddress = ({ protocol, host, pathname, search }: Address, queryKeys: readonly string[]): string => {
  const kept = [...new URLSearchParams(search)].filter(([key]) => queryKeys.includes(key)).sort();
  const query = new URLSearchParams(kept).toString();
  return `${protocol}//${host}${pathname}${query && `?${query}`}`;
};

/** Whether an address is the site's: on its domain or a subdomain. A domain without a port stands for every port. */
export const isOnDomain = (domain: string, { host, hostname }: Pick<Address, 'host' | 'hostname'>): boolean =>
  `.${domain.includes(':') ? host : hostname}`.endsWith(`.${domain}`);
