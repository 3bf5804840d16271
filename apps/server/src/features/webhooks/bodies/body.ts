import type { DomainEvent } from '@desirepath/contract/domain-events';
import { WEBHOOKS } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import type { WebhookFormat } from '@desirepath/contract/webhooks';
import { inWords, type Words } from './words.ts';

/** What a webhook of some format is sent of an event: JSON. */
export function bodyOf(format: WebhookFormat, event: DomainEvent, site: Site, baseUrl: string): string {
  const words = inWords(event, site, baseUrl);
  if (format !== 'standard') return JSON.stringify(MESSAGES[format](words));
  const { type, at, data } = event;
  const { id, name, domain } = site;
  return JSON.stringify({ type, timestamp: at, site: { id, name, domain }, url: words.url, data });
}

/** What is sent to see whether anything arrives. */
export function testBody(format: WebhookFormat, site: Site, now: number, baseUrl: string): string {
  const text = 'This is a test. What happens on the site will arrive in the same way.';
  const url = `${baseUrl}/sites/${site.id}`;
  if (format !== 'standard') return JSON.stringify(MESSAGES[format]({ title: `A test from ${site.name}`, text, url }));
  const { id, name, domain } = site;
  const timestamp = new Date(now).toISOString();
  return JSON.stringify({ type: 'test', timestamp, site: { id, name, domain }, url, data: { text } });
}

const MESSAGES: Record<Exclude<WebhookFormat, 'standard'>, (words: Words) => object> = { slack, teams };

/**
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: `text` is what notifications show. Unless a block is verbatim,
 * addresses and names of channels in it become links.
 */
function slack({ title, text, url }: Words): object {
  const block = (words: string) => ({ type: 'section', text: { type: 'mrkdwn', text: words, verbatim: true } });
  const heading = (words: string) => `*<${url}|${words}>*`;
  const named = fitting(title, escapeSlack, WEBHOOKS.message - heading('').length);
  return {
    text: named,
    blocks: [block(heading(named)), ...(text === '' ? [] : [block(fitting(text, escapeSlack, WEBHOOKS.message))])],
    unfurl_links: false,
  };
}

/** As much of a text as has room once it is escaped, whole characters of it: half an escape would mean something. */
function fitting(text: string, escaped: (text: string) => string, room: number): string {
  let fits = '';
  for (const character of text) {
    const next = escaped(character);
    if (fits.length + next.length >= room) return `${fits}…`;
    fits += next;
  }
  return fits;
}

/** Everything that means something there: links, mentions and marks, which a visitor's words are not to make. */
const escapeSlack = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`|]/g, (mark) => `\u200b${mark}`);

/** https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors: an Adaptive Card, as Workflows take it. */
function teams({ title, text, url }: Words): object {
  const block = (words: string, more: object) => ({
    type: 'TextBlock',
    text: fitting(words, escapeMarkdown, WEBHOOKS.message),
    wrap: true,
    ...more,
  });
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [block(title, { weight: 'bolder', size: 'medium' }), ...(text === '' ? [] : [block(text, {})])],
          actions: [{ type: 'Action.OpenUrl', title: 'Open in Desirepath', url }],
        },
      },
    ],
  };
}

/** Text blocks of cards are Markdown. */
const escapeMarkdown = (text: string) => text.replace(/[\\`*_{}[\]()#+!|<>~-]/g, '\\$&');
