import type { SessionSource } from '@desirepath/contract/tracking';
import { isHostOf } from './address.ts';
import { TEXT } from './limits.ts';
import { scrub } from './privacy.ts';
import { clip } from './text.ts';

const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;

/**
 * Where a visit that begins on this page comes from. The site's own pages are no source; of a foreign address host and
 * path are kept.
 */
export const sourceOf = (search: string, referrer: string, ownHost: string, domain: string): SessionSource => {
  const source: SessionSource = {};
  const query = new URLSearchParams(search);
  for (const name of UTM) {
    const value = query.get(name);
    if (value) source[name] = clip(scrub(value), TEXT.tag);
  }
  const from = /^https?:\/\/([^/?#]+)[^?#]*/i.exec(referrer);
  if (from?.[1] && from[1] !== ownHost && !isHostOf(domain, from[1])) source.referrer = clip(scrub(from[0]), TEXT.url);
  return source;
};
