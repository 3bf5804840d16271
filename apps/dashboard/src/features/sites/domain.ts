/** A site that is being built on one's own machine: its visits count only when local ones are allowed. */
export const isLocalDomain = (domain: string): boolean =>
  /^(https?:\/\/)?(localhost|127\.0\.0\.1)(:\d+)?(\/.*)?$/i.test(domain.trim());
