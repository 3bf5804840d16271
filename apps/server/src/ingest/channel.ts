import type { Channel } from '@desirepath/contract/channels';
import type { SessionSource } from '@desirepath/contract/tracking';
import { AD_CLICKS, FREE_CLICKS, HOSTS, NAMES } from './channel-hosts.ts';

/** As people write `utm_medium` for what they pay for: cpc, ppc, paid-social, display, retargeting, ... */
const PAID =
  /^(.*cp[acmv]|ppc|p4p|retargeting|remarketing|paid.*|.*[-_ ]paid|ads?|adwords|display|banner|interstitial|sponsored|sem|affiliates?)$/;
const EMAIL = /^(e[-_ ]?mail|newsletter|mail)$/;
const SOCIAL = /^(social([-_ ](network|media))?|sm|social[-_ ]?organic|organic[-_ ]?social)$/;
const AI = /^(ai|llm|chatbot|ai[-_ ]?(assistant|referral|search))$/;
const SEARCH = /^(organic|search|organic[-_ ]?search|seo)$/;

/** How a medium is read; the first that fits. */
const MEDIA: [RegExp, Channel][] = [
  [PAID, 'paid'],
  [EMAIL, 'email'],
  [SOCIAL, 'social'],
  [AI, 'ai'],
  [SEARCH, 'search'],
];

/**
 * The channel of a visit. What a campaign says of itself goes before what the referrer shows, and paid before all. `referrerHost`
 * is empty for none and for the site's own.
 */
export function channelOf(source: SessionSource, referrerHost: string): Channel {
  const medium = source.utm_medium?.trim().toLowerCase() ?? '';
  const byMedium = MEDIA.find(([pattern]) => pattern.test(medium))?.[1];
  const click = source.click_id?.toLowerCase() ?? '';
  if (byMedium === 'paid' || AD_CLICKS.has(click)) return 'paid';
  if (byMedium) return byMedium;

  const campaign = source.utm_source?.trim().toLowerCase() ?? '';
  const bySource = BY_NAME.get(campaign) ?? channelOfHost(campaign);
  if (bySource) return bySource;
  if (referrerHost) return channelOfHost(referrerHost) ?? 'referral';
  return (Object.hasOwn(FREE_CLICKS, click) && FREE_CLICKS[click]) || (campaign || medium ? 'referral' : 'direct');
}

// Rows of [channel, entry] turned into maps once: a look-up walks up the labels of a host instead of down a list.
const entries = (table: Partial<Record<Channel, readonly string[]>>) =>
  Object.entries(table).flatMap(([channel, names]) =>
    names.map((name): [string, Channel] => [name, channel as Channel]),
  ); // its keys are channels
const BY_HOST = new Map(entries(HOSTS));
const BY_NAME = new Map(entries(NAMES));

/** The most exact entry decides: gemini.google.com is an assistant, google.com a search engine. */
function channelOfHost(host: string): Channel | undefined {
  const labels = host.split('.').slice(-8);
  for (let i = 0; i < labels.length; i++) {
    const exact = BY_HOST.get(labels.slice(i).join('.'));
    if (exact) return exact;
    const anyCountry = anyCountryOf(labels, i);
    if (anyCountry) return anyCountry;
  }
  return undefined;
}

/** `google.` fits google.de and google.co.uk, but not google.evil.example: a country has two letters, or is com or net. */
function anyCountryOf(labels: string[], i: number): Channel | undefined {
  for (let end = i + 1; end < labels.length; end++) {
    const country = labels.slice(end);
    if (country.length > 2 || !/^((com?|net|org)\.)?([a-z]{2}|com|net)$/.test(country.join('.'))) continue;
    const found = BY_HOST.get(`${labels.slice(i, end).join('.')}.`);
    if (found) return found;
  }
  return undefined;
}
