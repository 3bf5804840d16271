import type { SessionSource } from '@desirepath/contract/tracking';
import { isOnDomain } from './address.ts';
import { TAG_LENGTH, URL_LENGTH } from './limits.ts';
import { clip } from './privacy.ts';

const UTM = ['source', 'medium', 'campaign', 'term', 'content'] as const;

/**
 * Where a visit that begins on this page comes from. The site's own pages are no source; of a foreign address host and
 * path are kept.
 */
export const sourceOf = (page: Pick<URL, 'host' | 'search'>, referrer: string, domain: string): SessionSource => {
  const source: SessionSource = {};
  const query = new URLSearchParams(page.search);
  for (const name of UTM) {
    const value = query.get(`utm_${name}`);
    if (value) source[`utm_${name}`] = clip(value, TAG_LENGTH);
  }
  const from = referrer && new URL(referrer);
  if (from && from.host !== page.host && !isOnDomain(domain, from)) {
    source.referrer = clip(referrer.replace(/[?#].*/, ''), URL_LENGTH);
  }
  return source;
};
