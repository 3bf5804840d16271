import type { SessionSource } from '@desirepath/contract/tracking';
import type { Random } from '../random.ts';

/** How a visit began. */
export interface Arrival {
  source: SessionSource;
  /** Path and query of the first page. */
  landing: { path: string; query: string };
}

const HOME = '/demo/';
const TABLEWARE = '/demo/category/tableware/';
const TEA = '/demo/category/tea-and-coffee/';
const ARTICLE = '/demo/journal/a-week-at-the-kiln/';
const MUG = '/demo/products/tidal-mug/';
const TEAPOT = '/demo/products/harbour-teapot/';
const PLATES = '/demo/products/pebble-plates/';
const BOWL = '/demo/products/lichen-bowl/';
const DRIPPER = '/demo/products/ember-dripper/';

interface Channel {
  weight: number;
  /** Empty where the browser says nothing. */
  referrers: readonly string[];
  campaign?: Omit<SessionSource, 'referrer'>;
  landings: readonly string[];
}

const CHANNELS: readonly Channel[] = [
  // Typed, bookmarked, or from an app that does not say.
  { weight: 26, referrers: [''], landings: [HOME, HOME, HOME, HOME, TABLEWARE, MUG] },
  { weight: 24, referrers: ['https://www.google.com/'], landings: [HOME, TABLEWARE, TEA, MUG, TEAPOT, BOWL, ARTICLE] },
  {
    weight: 5,
    referrers: ['https://www.bing.com/', 'https://duckduckgo.com/', 'https://www.ecosia.org/'],
    landings: [HOME, TABLEWARE, MUG],
  },
  { weight: 9, referrers: ['https://l.instagram.com/'], landings: [MUG, TEAPOT, ARTICLE, HOME] },
  { weight: 4, referrers: ['https://www.pinterest.com/'], landings: [PLATES, BOWL, TABLEWARE] },
  { weight: 3, referrers: ['https://www.reddit.com/'], landings: [DRIPPER, ARTICLE] },
  { weight: 3, referrers: ['https://m.facebook.com/', 'https://l.facebook.com/'], landings: [HOME, ARTICLE] },
  {
    weight: 8,
    referrers: [''],
    campaign: { utm_source: 'newsletter', utm_medium: 'email', utm_campaign: 'autumn-firing' },
    landings: [TEAPOT, TABLEWARE, ARTICLE, TEAPOT],
  },
  {
    weight: 4,
    referrers: ['https://www.google.com/'],
    campaign: { utm_source: 'google', utm_medium: 'cpc', utm_campaign: 'handmade-mugs', utm_term: 'stoneware mug' },
    landings: [MUG, MUG, TEA],
  },
  {
    weight: 3,
    referrers: ['https://l.instagram.com/'],
    campaign: {
      utm_source: 'instagram',
      utm_medium: 'paid_social',
      utm_campaign: 'slow-mornings',
      utm_content: 'carousel-2',
    },
    landings: [DRIPPER, TEA],
  },
  // Assistants that answer with links: some name themselves in the address, some only as referrer.
  {
    weight: 4,
    referrers: ['https://chatgpt.com/'],
    campaign: { utm_source: 'chatgpt.com' },
    landings: [TEAPOT, DRIPPER, HOME],
  },
  {
    weight: 2,
    referrers: ['https://www.perplexity.ai/', 'https://claude.ai/', 'https://gemini.google.com/'],
    landings: [ARTICLE, DRIPPER, TEA],
  },
  { weight: 3, referrers: ['https://www.theslowtable.example/gifts-for-tea-people/'], landings: [TEAPOT, MUG] },
  { weight: 2, referrers: ['https://pottersguild.example/members/'], landings: [HOME, ARTICLE] },
];

export function pickArrival(random: Random): Arrival {
  const { referrers, campaign = {}, landings } = random.weighted(CHANNELS);
  const referrer = random.pick(referrers);
  const query = new URLSearchParams(campaign).toString();
  return {
    source: { ...(referrer && { referrer }), ...campaign },
    landing: { path: random.pick(landings), query: query && `?${query}` },
  };
}
