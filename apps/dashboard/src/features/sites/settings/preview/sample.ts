import type { ReplayEvent } from '@desirepath/contract/tracking';
import { t } from '@lingui/core/macro';
import { EventType, NodeType } from '@rrweb/types';
import { i18n } from '../../../../language/i18n.ts';

let lastId = 1;
const text = (textContent: string) => ({ type: NodeType.Text, id: ++lastId, textContent });
const element = (tagName: string, attributes: Record<string, string>, ...children: (object | string)[]) => ({
  type: NodeType.Element,
  id: ++lastId,
  tagName,
  attributes,
  childNodes: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});

const STYLE = `body { margin: 0; padding: 32px; font: 16px/1.6 sans-serif; color: #222 }
  main { display: grid; gap: 16px; max-width: 640px } img { width: 160px; height: 100px }
  input, textarea { font: inherit; padding: 8px; width: 280px } nav a { margin-right: 16px }`;
const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100"><rect width="160" height="100" fill="#cfe0d8"/><circle cx="80" cy="50" r="32" fill="#c8502a"/></svg>',
)}`;

const PAGE = element(
  'html',
  { lang: i18n.locale },
  element('head', {}, element('style', {}, STYLE)),
  element(
    'body',
    {},
    element(
      'main',
      {},
      element('nav', {}, element('a', { href: '#' }, t`Shop`), element('a', { href: '#' }, t`My orders`)),
      element('h1', {}, t`A lamp for the desk`),
      element('img', { class: 'picture', src: PICTURE, alt: t`The lamp` }),
      element('p', { class: 'price' }, '49.00 €'),
      element('p', { class: 'account-name' }, t`Signed in as Ada Lovelace`),
      // As they are recorded: what is typed never leaves a page.
      element('input', { type: 'email', value: '****************' }),
      element('textarea', {}, '****** **** *** *******'),
      element('p', { id: 'chat' }, t`How can we help you?`),
    ),
  ),
);

const size = { width: 900, height: 620 };

/** A page to show masking on where none has been recorded. */
export const SAMPLE: { page_id: string; events: ReplayEvent[] } = {
  page_id: '00000000-0000-0000-0000-000000000000',
  events: [
    { type: EventType.Meta, timestamp: 1, data: { href: 'https://shop.example/lamp', ...size } },
    {
      type: EventType.FullSnapshot,
      timestamp: 2,
      data: { node: { type: NodeType.Document, id: 1, childNodes: [PAGE] }, initialOffset: { top: 0, left: 0 } },
    },
  ],
};
