import type { Site } from '@desirepath/contract/sites';

/** Hosts of a site: pictures of its pages may lie on any of these, or below. Checked when they were set, they can be written into a policy. */
export const hostsOf = ({ domain, settings }: Pick<Site, 'domain' | 'settings'>): string[] => [
  domain,
  ...settings.linked_domains,
];
