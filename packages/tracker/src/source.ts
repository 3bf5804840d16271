import type { SessionSource } from '@desirepath/contract/tracking';
import { isOnDomain } from './address.ts';
import { TAG_LENGTH, URL_LENGTH } from './limits.ts';
import { clip } from './privacy.ts';

const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;

/** Parameters by which advertising networks mark their clicks: Google, Meta, Microsoft, TikTok, X, LinkedIn, Yandex, … */
const CLICK_ID = /^((g|d|fb|tt|tw|y)clid|[gw]braid|msclkid|li_fat_id|epik|rdt_cid|ScCid)$/;

/**
 * Where a visit that begins on this page comes from. The site's own pages, on its `domains`, are no source; of a foreign
 * address host and path are kept, and of an advertising parameter its name: its value would tell who clicked.
 */
export const sourceOf = (page: Pick<URL, 'host' | 'search'>, referrer: string, domains: string[]): SessionSource => {
  const source: SessionSource = {};
  const query = new URLSearchParams(page.search);
  for (const name of UTM) {
    const value = query.get(name);
    if (value) source[name] = clip(value, TAG_LENGTH);
  }
  const clickId = [...query.keys()].find((name) => CLICK_ID.test(name));
  if (clickId) source.click_id = clickId;
  const from = referrer && new URL(referrer);
  if (from && from.host !== page.host && !isOnDomain(domains, from)) {
    source.referrer = clip(referrer.replace(/[?#].*/, ''), URL_LENGTH);
  }
  return source;
};

/** What of a source a campaign is known by; empty where there is none. */
export const campaignOf = ({ referrer, ...tags }: SessionSource): string => Object.values(tags).join('\n');

/** Whether the page was come to, not reloaded nor returned to. Browsers that do not tell are believed to have navigated. */
export const isNavigation = (): boolean => {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]; // of this type they are
  return !/reload|back/.test(entry?.type ?? '');
};
