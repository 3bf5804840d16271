/** A site that is being built on one's own machine: its visits count only when local ones are allowed. */
export const isLocalDomain = (domain: string): boolean =>
  /^(https?:\/\/)?(localhost|127\.0\.0\.1)(:\d+)?(\/.*)?$/i.test(domain.trim());

/** Where a site's first page is: https, but for one on the own machine. */
export const siteAddress = (domain: string): string => `${isLocalDomain(domain) ? 'http' : 'https'}://${domain}/`;
