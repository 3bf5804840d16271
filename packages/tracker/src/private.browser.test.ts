import { MASKINGS } from '@desirepath/contract/tracker-settings';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { visitorOf } from '../test/visitor.ts';
import { openWhole } from '../test/whole.ts';

const visitor = await visitorOf({ isHasty: false });
const { site } = visitor;

const PASSWORD = 'Tr0ub4dor&3';
const MAIL = 'ada.lovelace@example.com';
const CARD = '4111 1111 1111 1111';
const CARD_DIGITS = CARD.replaceAll(' ', '');
const ADDRESS = '12 Winding Lane, Tooting';

/** What of them tells who or what it is. Times are numbers, too, and end in all kinds of digits. */
const TELLTALE = /tr0ub4dor|ada\.lovelace|example\.com|(?<!\d)4111\D{0,9}1111|1111[\s.+-]1111|winding|tooting/i;

/** A text as it came and as it reads once decoded, however often it was encoded: as an address, as base64, as JSON in JSON. */
const readings = (text: string, depth = 2): string[] => {
  if (!depth) return [text];
  const address = text.replace(/(%[\da-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes; // no UTF-8
    }
  });
  const base64 = (text.match(/[\w+/-]{12,}={0,2}/g) ?? []).map((token) => Buffer.from(token, 'base64').toString());
  const unescaped = text
    .replaceAll(/\\(["\\/])/g, '$1')
    .replaceAll(/\\u([\da-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return [
    text,
    base64.join('\n'),
    ...[address, unescaped].filter((other) => other !== text).flatMap((other) => readings(other, depth - 1)),
  ];
};

/** Every telltale that has left, with what is around it. */
const leaks = () =>
  site.wire.flatMap((text) =>
    readings(text).flatMap((reading) => {
      const at = reading.search(TELLTALE);
      return at < 0 ? [] : [reading.slice(Math.max(0, at - 100), at + 60)];
    }),
  );

const TYPES = ['text', 'password', 'email', 'tel', 'search', 'url'];

const FORM = `<form name="order" aria-label="Order of ${MAIL}" novalidate onsubmit="return false">
  ${TYPES.map((type) => `<label>${type}<input id="${type}" name="${type}" type="${type}"></label>`).join('')}
  <input id="number" type="number"><input id="hidden" type="hidden" name="cc" value="${CARD}">
  <input id="auto" name="street" autocomplete="street-address" placeholder="Where?">
  <textarea id="area" name="note"></textarea>
  <select id="select" name="to"><option>Nobody</option><option value="${MAIL}">${MAIL}</option></select>
  <div id="editor" contenteditable><p>.</p></div><div id="box" role="textbox" contenteditable="plaintext-only">.</div>
  <fancy-input id="fancy"></fancy-input><div id="host"></div>
  <iframe id="frame" srcdoc="<input id='framed'><p contenteditable id='page'>.</p>"></iframe>
  <button id="submit">Send</button></form>`;

const STATIC = `<a id="mail" href="mailto:${MAIL}" title="${MAIL}">${MAIL}</a>
  <a id="away" href="https://elsewhere.org/u/${MAIL}?card=${CARD_DIGITS}">Away</a>
  <button id="pay" aria-label="Pay by ${CARD}" data-testid="pay-${CARD_DIGITS}" name="${MAIL}">Pay by ${CARD}</button>
  <button id="declared" data-dp-event="paid ${MAIL}" data-dp-prop-by="${CARD}" data-dp-prop-password="${PASSWORD}">Done</button>
  <p id="card" data-card="${CARD_DIGITS}" data-password="${PASSWORD}">You pay by ${CARD}, ${MAIL}.</p>
  <button id="break">Break</button>`;

/** Types into every field there is, the way a hand does. */
const typeEverywhere = async (page: Page) => {
  const secrets = [PASSWORD, MAIL, CARD, ADDRESS];
  for (const [i, id] of [...TYPES, 'auto', 'area', 'editor', 'box'].entries()) {
    await page.locator(`#${id}`).click();
    await page.keyboard.type(`${secrets[i % 4]} ${secrets[(i + 1) % 4]}`);
    await page.keyboard.press('Backspace');
  }
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#number').pressSequentially(CARD_DIGITS);
  await page.locator('#select').selectOption(MAIL);
  await page.locator('#host input').pressSequentially(ADDRESS);
  await page.frameLocator('#frame').locator('#framed').pressSequentially(PASSWORD);
  await page.frameLocator('#frame').locator('#page').pressSequentially(ADDRESS);
};

/** What pages do with what was typed. */
const mirrorEverywhere = (page: Page) =>
  page.evaluate(
    ({ password, mail, card, address }) => {
      const find = (id: string) => document.getElementById(id) as HTMLInputElement;
      find('password').type = 'text'; // "show password"
      find('text').setAttribute('value', address);
      find('hidden').value = password;
      find('fancy').setAttribute('value', address);
      find('area').textContent = address;
      find('editor').insertAdjacentHTML('beforeend', `<b title="${address}">${address}</b>`);
      document.body.dataset.replicatedValue = address;
      find('card').title = `${mail} ${card}`;
      find('card').append(` or ${card.replaceAll(' ', '-')}, ${mail}`);
      document.title = `${mail} pays by ${card}`;
      window.desirepath?.identify(mail, { mail });
      window.desirepath?.identify('u-17', { email: mail, card, password, nested: { mail, password } });
      window.desirepath?.track(`paid by ${card}`, {
        by: card,
        digits: Number(card.replaceAll(' ', '')),
        to: [mail],
        [mail]: 1,
        password,
      });
      history.pushState(
        {},
        '',
        `/u/${mail}/cards/${card}?tab=${encodeURIComponent(mail)}&password=${password}#/${mail}`,
      );
      history.pushState({}, '', `/u/${encodeURIComponent(encodeURIComponent(mail))}#/cards/${card}`);
      getSelection()?.selectAllChildren(find('card'));
      document.execCommand('copy');
    },
    { password: PASSWORD, mail: MAIL, card: CARD, address: ADDRESS },
  );

/** What goes wrong with it: errors, rejections, and requests. */
const failEverywhere = async (page: Page) => {
  await page.evaluate(
    ({ mail, card }) => {
      document.getElementById('break')?.addEventListener('click', () => {
        throw new Error(`cannot mail ${mail} about ${card}`);
      });
      void Promise.reject(new Error(`no such card: ${card}`));
      void Promise.reject({ mail });
      // biome-ignore lint/suspicious/noConsole: the page's own
      console.error(`cannot mail ${mail}`);
      fetch(`/missing/${mail}/${card.replaceAll(' ', '')}?mail=${mail}`, { method: 'POST', body: card }).catch(
        () => {},
      );
    },
    { mail: MAIL, card: CARD },
  );
  for (let i = 0; i < 4; i++) await page.click('#break');
};

test.each(MASKINGS)(
  'with %s masked, nothing that a visitor types and nobody else should read leaves in any byte',
  async (masking) => {
    site.configure({ replay: true, masking, hash_routing: true });
    site.pages.set('/shop', `<!doctype html><title>Hello ${MAIL}</title>${STATIC}${FORM}%SCRIPT%`);
    const page = await openWhole(visitor, `/shop?tab=${MAIL}&password=${PASSWORD}#/${MAIL}`, (fresh) =>
      fresh.addInitScript(() => {
        addEventListener('DOMContentLoaded', () => {
          const root = document.getElementById('host')?.attachShadow({ mode: 'open' });
          if (root) root.innerHTML = '<input id="inner">';
        });
      }),
    );
    await eventually(() => site.received.some(({ batch }) => batch.replay));
    await typeEverywhere(page);
    await mirrorEverywhere(page);
    for (const id of ['pay', 'declared', 'card', 'submit']) await page.click(`#${id}`);
    await failEverywhere(page);
    await page.evaluate(() =>
      document.querySelector('#away')?.addEventListener('click', (event) => event.preventDefault()),
    );
    await page.click('#away');
    await page.evaluate(() => document.body.append('the end'));
    const end = masking === 'inputs' ? 'the end' : '*** ***';
    await eventually(() => site.wire.join().includes(end));
    await page.goto('about:blank');
    await eventually(() => site.events('form_submit')[0]);
    await page.waitForTimeout(1000);

    visitor.complaints.length = 0; // the page's own
    expect(leaks()).toEqual([]);
    // It was there to be told: every kind of event that could have told it has left.
    const types = new Set(site.events().map(({ type }) => type));
    for (const type of [
      'page_view',
      'click',
      'custom',
      'identify',
      'form_change',
      'form_submit',
      'js_error',
      'outbound_link',
    ] as const) {
      expect(types).toContain(type);
    }
  },
);

test('what must not leave is found in whatever it is wrapped', () => {
  const wrapped = [
    CARD_DIGITS,
    encodeURIComponent(CARD),
    encodeURIComponent(encodeURIComponent(MAIL)),
    Buffer.from(`to ${MAIL}`).toString('base64'),
    JSON.stringify({ a: JSON.stringify(PASSWORD) }),
  ];
  for (const text of wrapped) expect(readings(`x=${text}&`).some((reading) => TELLTALE.test(reading))).toBe(true);
});
