import { CHANNELS } from '@desirepath/contract/channels';
import type { SessionSource } from '@desirepath/contract/tracking';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelOf } from './channel.ts';

describe('channelOf', () => {
  it.each<[string, SessionSource, string, string]>([
    ['nothing at all', {}, '', 'direct'],
    ['a search engine', {}, 'google.com', 'search'],
    ['one in another country', {}, 'google.co.uk', 'search'],
    ['one with a subdomain', {}, 'news.google.de', 'search'],
    ['a small one', {}, 'search.brave.com', 'search'],
    ['one that only looks like it', {}, 'google.evil.example', 'referral'],
    ['one that ends like it', {}, 'notgoogle.com', 'referral'],
    ['an app', {}, 'com.google.android.googlequicksearchbox', 'search'],
    ['an assistant', {}, 'chatgpt.com', 'ai'],
    ['an assistant that lives under a search engine', {}, 'gemini.google.com', 'ai'],
    ['an assistant that lives under a software house', {}, 'copilot.microsoft.com', 'ai'],
    ['that software house itself', {}, 'microsoft.com', 'referral'],
    ['an answer engine', {}, 'perplexity.ai', 'ai'],
    ['mail under a search engine', {}, 'mail.google.com', 'email'],
    ['mail of another country', {}, 'mail.yandex.ru', 'email'],
    ['a social network', {}, 'l.facebook.com', 'social'],
    ['a short link', {}, 't.co', 'social'],
    ['any other site', {}, 'blog.example', 'referral'],
    ['what an assistant writes into its links', { utm_source: 'chatgpt.com' }, '', 'ai'],
    ['a name in place of a host', { utm_source: 'Newsletter' }, '', 'email'],
    ['a medium', { utm_source: 'spring', utm_medium: 'Email' }, '', 'email'],
    ['a medium before the referrer', { utm_medium: 'social' }, 'google.com', 'social'],
    ['a campaign that nobody knows', { utm_source: 'poster', utm_campaign: 'spring' }, '', 'referral'],
    ['that campaign, seen on a network', { utm_source: 'poster' }, 'facebook.com', 'social'],
    ['a paid click', { utm_source: 'google', utm_medium: 'cpc' }, 'google.com', 'paid'],
    ['paid posts', { utm_source: 'facebook', utm_medium: 'paid_social' }, 'facebook.com', 'paid'],
    ['a banner', { utm_medium: 'display' }, 'paper.example', 'paid'],
    ['an advertiser alone', { click_id: 'gclid' }, 'google.com', 'paid'],
    ['an advertiser, against the medium', { click_id: 'msclkid', utm_medium: 'organic' }, 'bing.com', 'paid'],
    ['a click that Meta marks, paid or not', { click_id: 'fbclid' }, '', 'social'],
    ['a mailing', { click_id: 'mc_eid' }, '', 'email'],
    ['a name that every object has', { click_id: 'constructor', utm_source: '__proto__' }, '', 'referral'],
  ])('of %s', (_what, source, referrerHost, expected) => {
    expect(channelOf(source, referrerHost)).toBe(expected);
  });

  it.each([
    [
      'paid',
      ['CPM', 'cpa', 'ppc', 'p4p', 'retargeting', 'remarketing', 'search-paid', 'ad', 'ads', 'adwords', 'banner'],
    ],
    ['paid', ['interstitial', 'sponsored', 'sem', 'affiliate', 'affiliates', ' cpc ']],
    ['email', ['email', 'e-mail', 'e mail', 'e_mail', 'newsletter', 'mail']],
    ['social', ['social', 'social-network', 'social media', 'sm', 'social-organic', 'organic_social', 'organicsocial']],
    ['ai', ['ai', 'llm', 'chatbot', 'ai-assistant', 'ai referral', 'aisearch']],
    ['search', ['organic', 'search', 'organic-search', 'organic search', 'seo']],
    ['referral', ['uppc', 'ppcs', 'bads', 'adsense', 'gmail', 'mailing', 'unsocial', 'socials', 'smart', 'email2']],
    ['referral', ['mosaic', 'aim', 'llms', 'research', 'searches', 'inorganic', 'organics', 'semantic', 'cpx']],
  ])('is %s by each of the media %j', (channel, media) => {
    expect(media.map((utm_medium) => [utm_medium, channelOf({ utm_medium }, '')])).toEqual(
      media.map((medium) => [medium, channel]),
    );
  });

  it('is always one of the channels, whatever is written into an address', () => {
    const text = fc.option(fc.string({ unit: 'binary', maxLength: 256 }), { nil: undefined });
    const source = fc.record({ utm_source: text, utm_medium: text, click_id: text });
    fc.assert(
      fc.property(source, fc.oneof(fc.constant(''), fc.string(), fc.domain()), (given, host) => {
        expect(CHANNELS).toContain(channelOf(given, host));
      }),
    );
  });
});
