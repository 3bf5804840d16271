import { type GivenFeedback, givenFeedback } from '@desirepath/contract/feedback';
import { DEFAULT_BUBBLE } from '@desirepath/contract/feedback-bubble';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { visitorOf } from '../test/visitor.ts';
import { openWhole } from '../test/whole.ts';
import { ourRoots } from '../test/widget.ts';

const visitor = await visitorOf();
const { site } = visitor;

/** A page that undoes all styles, covers all of its window, and forbids what does not come from itself. */
const PAGE = `<!doctype html><html lang="de"><title>Kasse</title><link rel="stylesheet" href="/hostile.css">
  <body><h1>Kasse</h1><div class="over"><button id="pay">Jetzt zahlen</button></div>%SCRIPT%`;
const HOSTILE = `* { all: unset !important } html, body { display: block !important }
  .over { position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; background: #eee !important }
  #pay { position: absolute !important; left: 100px !important; top: 200px !important }`;
const POLICY = "default-src 'self'; style-src 'self'";

const { on, ...bubble } = DEFAULT_BUBBLE;
/** A page with the bubble, as it is once the rarer signals have brought it. */
const openAsking = async (changes: Partial<typeof bubble> = {}, path = '/'): Promise<Page> => {
  site.pages.set(path, PAGE);
  site.files.set('/hostile.css', { type: 'text/css', body: HOSTILE });
  site.policies.set(path, POLICY);
  site.configure({ feedbackBubble: { ...bubble, ...changes }, feedbackScript: 'feedback.js' });
  return openWhole(visitor, path, ourRoots);
};
const sent = () => site.posted('/api/feedback').map((body) => givenFeedback.parse(JSON.parse(body)));

test('a visitor tells a mood, words, what they mean and who they are; in the language of the page', async () => {
  const page = await openAsking();
  await page.getByRole('button', { name: 'Feedback' }).click();
  const panel = page.getByRole('dialog', { name: 'Wie gefällt Ihnen diese Seite?' });
  await panel.getByRole('radio', { name: 'Schlecht', exact: true }).check();
  await panel.getByRole('textbox', { name: 'Was sollten wir wissen?' }).fill('Der Knopf tut <b>nichts</b>');
  await panel.getByRole('button', { name: 'Auf eine Stelle der Seite zeigen' }).click();
  await page.mouse.click(130, 205);
  await panel.getByRole('textbox', { name: /^E-Mail/ }).fill('ines@example.com');
  await panel.getByRole('checkbox').check();
  await panel.getByRole('button', { name: 'Senden' }).click();
  await page.getByText('Vielen Dank!').waitFor();
  expect(sent()).toMatchObject([
    {
      ...{ mood: 2, text: 'Der Knopf tut <b>nichts</b>', email: 'ines@example.com', may_reply: true, language: 'de' },
      ...{ session_id: expect.any(String), visitor_id: expect.any(String) },
      ...{ viewport_w: 1000, viewport_h: 700, element: { selector: '#pay', text: 'Jetzt zahlen', x: 100, y: 200 } },
    },
  ]);
  const told = await eventually(() => site.events('custom')[0]);
  expect(told).toMatchObject({ name: 'feedback', value: 2, props: { id: sent()[0]?.id } });
  expect(JSON.stringify(site.received)).not.toContain('ines@');
});

test('a finger picks the part that is meant, or calls it off, and the page gets nothing of it', async () => {
  site.configure({ feedbackBubble: bubble, feedbackScript: 'feedback.js' });
  site.pages.set(
    '/phone',
    `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><body>
    <button id="pay" style="position:absolute;top:200px;left:40px;width:200px;height:80px">Pay now</button>%SCRIPT%`,
  );
  const browser = visitor.context().browser();
  const phone = await browser?.newContext({ hasTouch: true, isMobile: true, viewport: { width: 400, height: 700 } });
  const page = await phone?.newPage();
  if (!page) throw new Error('There is no browser');
  await ourRoots(page);
  await page.goto(`${site.origin}/phone`);
  const heard = await page.evaluateHandle(() => {
    const types: string[] = [];
    for (const type of ['touchstart', 'touchend', 'click']) document.addEventListener(type, () => types.push(type));
    return types;
  });
  const pick = page.getByRole('button', { name: 'Point at a part of the page' });
  await page.getByRole('button', { name: 'Feedback' }).tap();
  await page.getByRole('textbox', { name: 'What should we know?' }).fill('It does nothing');
  await pick.tap();
  const hint = page.getByText('Choose the part you mean.');
  await hint.waitFor(); // the panel, which can be closed too, is away by then
  await page.getByRole('button', { name: 'Close' }).tap();
  await pick.tap();
  await hint.waitFor();
  await heard.evaluate((types) => types.splice(0));
  await page.touchscreen.tap(60, 220);
  await page.getByRole('button', { name: 'Part of the page chosen' }).waitFor();
  expect(await heard.jsonValue()).toEqual([]);
  await page.getByRole('button', { name: 'Send' }).tap();
  await page.getByText('Thank you!').waitFor();
  expect(sent().at(-1)).toMatchObject({ element: { selector: '#pay', text: 'Pay now' } });
  await phone?.close();
});

test('by keyboard alone it opens, is filled in, sent and left, and the focus comes back', async () => {
  const page = await openAsking({ ask_email: false });
  const heard = await page.evaluateHandle(() => {
    const keys: string[] = [];
    document.addEventListener('keydown', ({ key }) => keys.push(key));
    return keys;
  });
  for (let i = 0; i < 2; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.type('k');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Vielen Dank!').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Feedback' }).and(page.locator(':focus')).waitFor();
  expect(sent()).toMatchObject([{ mood: 2, text: 'k' }]);
  // What is typed into it is no shortcut of the page.
  expect(await heard.evaluate((keys) => keys.filter((key) => key !== 'Tab' && key !== 'Enter'))).toEqual([]);
});

test('it is on the pages that it is to be on, and gone without a trace once measuring ends', async () => {
  const page = await openAsking({ pages: ['/help/*'] }, '/help/one');
  await page.getByRole('button', { name: 'Feedback' }).waitFor();
  await page.evaluate(() => history.pushState({}, '', '/shop'));
  await page.getByRole('button', { name: 'Feedback' }).waitFor({ state: 'detached' });
  await page.evaluate(() => history.pushState({}, '', '/help/two'));
  await page.getByRole('button', { name: 'Feedback' }).click();
  // Somebody points at a part of the page meanwhile: such clicks are not the page's.
  await page.getByRole('button', { name: 'Auf eine Stelle der Seite zeigen' }).click();
  const heard = await page.evaluateHandle(() => {
    const clicked: string[] = [];
    document.addEventListener('click', ({ target }) => clicked.push((target as Element).id));
    return clicked;
  });
  await page.evaluate(() => window.desirepath?.stop());
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('desirepath-widget');
  await page.mouse.click(130, 205);
  expect(await heard.evaluate((clicked) => clicked)).toEqual(['pay']);
});

test('what could not be sent is not said to have arrived, and is sent with the next page, once', async () => {
  const page = await openAsking();
  site.answerPosts(() => 503);
  await page.getByRole('button', { name: 'Feedback' }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Senden' }).click();
  await page.getByText('Vielen Dank! Ihre Nachricht ist unterwegs.').waitFor();
  site.answerPosts(() => 202);
  const before = sent().length;
  await page.reload();
  await eventually(() => sent()[before]);
  const ids = new Set(sent().map(({ id }: GivenFeedback) => id));
  expect(ids.size).toBe(1);
  await page.reload();
  await page.getByRole('button', { name: 'Feedback' }).waitFor();
  await page.waitForTimeout(300);
  expect(sent()).toHaveLength(before + 1);
});

test('a page whose backdrops are shaded is not shaded by it, and its prints are without it', async () => {
  site.files.set('/shade.css', { type: 'text/css', body: '::backdrop { background: #000 !important }' });
  site.configure({ feedbackBubble: bubble, feedbackScript: 'feedback.js' });
  site.pages.set('/', '<!doctype html><html lang="en"><link rel="stylesheet" href="/shade.css"><body>%SCRIPT%');
  const page = await openWhole(visitor, '/', ourRoots);
  const button = page.getByRole('button', { name: 'Feedback' });
  await button.waitFor();
  const backdrop = await page
    .locator('desirepath-widget')
    .evaluate((host) => getComputedStyle(host, '::backdrop').display);
  expect(backdrop).toBe('none');
  await page.emulateMedia({ media: 'print' });
  expect(await button.count()).toBe(0);
});

test('what it opens is light or dark as the site has it, or as the visitor’s browser has', async () => {
  for (const [theme, colorScheme, back] of [
    ['dark', 'light', 'rgb(28, 25, 23)'],
    ['auto', 'dark', 'rgb(28, 25, 23)'],
    ['auto', 'light', 'rgb(255, 255, 255)'],
  ] as const) {
    const page = await openAsking({ theme });
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await page.getByRole('button', { name: 'Feedback' }).click();
    const panel = page.getByRole('dialog', { name: 'Wie gefällt Ihnen diese Seite?' });
    expect(await panel.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(back);
  }
});

test('it is written in the direction of its own words, not of the page', async () => {
  site.configure({ feedbackBubble: bubble, feedbackScript: 'feedback.js' });
  site.pages.set('/', '<!doctype html><html lang="ar" dir="rtl"><body>%SCRIPT%');
  const page = await openWhole(visitor, '/', ourRoots);
  await page.getByRole('button', { name: 'Feedback' }).click();
  const panel = page.getByRole('dialog', { name: 'How do you like this page?' });
  expect(await panel.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
});

test('who has their colours forced sees which face is chosen, and reads what sends', async () => {
  const page = await openAsking();
  await page.emulateMedia({ forcedColors: 'active' });
  await page.getByRole('button', { name: 'Feedback' }).click();
  const faces = page.locator('.mood');
  await faces.first().locator('input').check();
  const [chosen, other] = await faces.evaluateAll((all) => all.map((face) => getComputedStyle(face).backgroundColor));
  expect(chosen).not.toBe(other);
  // On a plate of its own, as browsers draw it below texts of forced colours, white would be on white.
  const send = page.getByRole('button', { name: 'Senden' });
  expect(await send.evaluate((element) => getComputedStyle(element).forcedColorAdjust)).toBe('none');
});
