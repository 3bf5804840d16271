/** What `location` and any `URL` have. */
type Address = Pick<URL, 'protocol' | 'host' | 'hostname' | 'pathname' | 'search' | 'hash'>;

/**
 * The address a page is known by: of the query only the named keys, in alphabetical order, and of the fragment nothing,
 * unless the site routes by it. Built from parts, so that credentials in the address are left behind, and `file:` pages
 * keep their form.
 */
export const pageAddress = (
  { protocol, host, pathname, search, hash }: Address,
  queryKeys: readonly string[],
  isHashRouted?: boolean,
): string => {
  const kept = [...new URLSearchParams(search)].filter(([key]) => queryKeys.includes(key)).sort();
  const query = `${new URLSearchParams(kept)}`;
  // `#/` is the page without it; what follows a `?` in there is a query too.
  const route = isHashRouted ? (/^#!?\/[^?]+/.exec(hash)?.[0] ?? '') : '';
  return `${protocol}//${host}${pathname}${query && `?${query}`}${route}`;
};

/** Whether an address is on one of the domains or below it. A domain without a port stands for every port. */
export const isOnDomain = (domains: string[], { host, hostname }: Pick<Address, 'host' | 'hostname'>): boolean =>
  domains.some((domain) => `.${domain.includes(':') ? host : hostname}`.endsWith(`.${domain}`));

/** Whether the path of a page address is in one of the groups, such as `/admin/*`. */
export const isInGroup = (groups: readonly string[], address: string): boolean => {
  const path = address.replace(/^[a-z]+:\/\/[^/]*|\?[^#]*/g, '');
  return groups.some((group) =>
    new RegExp(`^${group.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*')}$`).test(path),
  );
};
