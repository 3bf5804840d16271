import { WIDGET_ELEMENT } from '@desirepath/contract/tracking';
import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import {
  allAnswers,
  expectAccessible,
  haveHostilePages,
  haveSurveys,
  liveSurvey,
  ONE,
  openAsked,
  submitted,
  toldOf,
} from '../test/surveys.ts';
import { traces, watchTraces } from '../test/traces.ts';
import { visitorOf } from '../test/visitor.ts';
import { openWhole } from '../test/whole.ts';
import { ourRoots } from '../test/widget.ts';

const visitor = await visitorOf();
const { site } = visitor;
beforeEach(() => haveHostilePages(visitor));

describe('a survey is shown', () => {
  /** Whether a place of ours is seen at a point of the window, whatever the page has there. */
  const isOnTop = (locator: Locator) =>
    locator.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return (
        document.elementFromPoint(x + width / 2, y + Math.min(height, innerHeight) / 2)?.localName ===
        'desirepath-widget'
      );
    });

  test.each([
    ['popover', { kind: 'popover', side: 'left' }, 'dialog'],
    ['bottom bar', { kind: 'bottom_bar' }, 'dialog'],
    ['full screen', { kind: 'full_screen' }, 'dialog'],
    ['bubble', { kind: 'bubble', label: 'Tell us' }, 'dialog'],
    ['part of an element', { kind: 'embedded', selector: '#place' }, 'region'],
  ] as const)('as %s, above all that the page has', async (_name, placement, role) => {
    const survey = liveSurvey({ ...ONE, placement });
    haveSurveys(visitor, survey);
    const page = await openAsked(visitor);
    if (placement.kind === 'bubble') await page.getByRole('button', { name: 'Tell us' }).click();
    const card = page.getByRole(role, { name: 'What is missing?' });
    await card.waitFor();
    if (role === 'dialog') expect(await isOnTop(card)).toBe(true);
    expect(await card.evaluate((element) => getComputedStyle(element).display)).not.toBe('inline');
    expect(await card.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(255, 255, 255)');
    await expectAccessible(page);
    await card.getByRole('textbox').fill('Sizes');
    await card.getByRole('button', { name: 'Send' }).click();
    expect(await allAnswers(visitor)).toEqual({ q: 'Sizes' });
  });

  test('on a page of its own, in which nothing else is', async () => {
    const survey = liveSurvey({ ...ONE, placement: { kind: 'link' } });
    haveSurveys(visitor, survey);
    const data = JSON.stringify({ tracking_id: crypto.randomUUID(), survey }).replaceAll('<', '\\u003c');
    site.files.set('/s/one', {
      type: 'text/html',
      body: `<!doctype html><html lang="en"><title>Survey</title><body><script type="application/json" id="desirepath-survey">${data}</script><script src="/t/survey.js" data-page></script>`,
    });
    const page = await visitor.newPage();
    await ourRoots(page);
    await page.goto(`${site.origin}/s/one?plan=pro`);
    await page.getByRole('region', { name: 'What is missing?' }).getByRole('textbox').fill('Sizes');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send' }).click();
    expect(await allAnswers(visitor)).toEqual({ q: 'Sizes' });
    expect(submitted(visitor).at(-1)).toMatchObject({ attributes: { plan: 'pro' }, url: `${site.origin}/s/one` });
    // By a link nobody is measured.
    expect(site.received).toEqual([]);
  });

  test('and closed by Escape, with which the page is as it was', async () => {
    const survey = liveSurvey({ ...ONE, placement: { kind: 'full_screen' } });
    haveSurveys(visitor, survey);
    const page = await openAsked(visitor);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('desirepath-widget').waitFor({ state: 'detached' });
    await eventually(() => toldOf(visitor, survey).includes('survey_dismissed'));
    await page.reload();
    await page.waitForTimeout(500);
    // Who has closed it is left in peace for the session.
    expect(await page.locator('desirepath-widget').count()).toBe(0);
  });
});

describe('a draft is tried out on a page of the site', () => {
  const draft = liveSurvey({ ...ONE, asks: true, triggers: [{ type: 'delay', seconds: 3600 }], sample: 0 });
  const PREVIEW = '/#desirepath-survey=a-token';

  test('at once, whatever it waits for; nothing of it is told or sent, and the address works once', async () => {
    haveSurveys(visitor, draft);
    site.configure({ surveys: false }); // none is live
    const asked: string[] = [];
    const page = await openAsked(visitor, PREVIEW, async (opened) => {
      opened.on('request', (request) => asked.push(request.url()));
    });
    const card = page.getByRole('dialog', { name: 'What is missing?' });
    await card.getByRole('textbox').fill('Sizes');
    expect(page.url()).toBe(`${site.origin}/`);
    await card.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
    await page.waitForTimeout(1200); // longer than a batch waits
    expect(asked.filter((url) => url.includes('preview=a-token'))).toHaveLength(1);
    expect(asked.filter((url) => /responses|eligible/.test(url))).toEqual([]);
    expect(toldOf(visitor, draft)).toEqual([]);
    await page.reload();
    await page.waitForTimeout(500);
    expect(await page.locator('desirepath-widget').count()).toBe(0);
  });

  test('and nobody sees it without the address', async () => {
    haveSurveys(visitor, draft);
    site.configure({ surveys: false });
    const page = await openAsked(visitor);
    await page.waitForTimeout(500);
    expect(await page.locator('desirepath-widget').count()).toBe(0);
    expect(site.posted('/api/track/surveys')).toEqual([]);
  });
});

test('an ending that leads elsewhere goes there once the last answer has arrived', async () => {
  const endings = [{ id: 'on', title: 'On to the shop', url: `${site.origin}/next?from=survey`, redirect: true }];
  const survey = liveSurvey({ ...ONE, endings });
  haveSurveys(visitor, survey);
  const page = await openAsked(visitor);
  await page.getByRole('dialog').getByRole('textbox').fill('Sizes');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.waitForURL('**/next?from=survey');
  expect(await allAnswers(visitor)).toEqual({ q: 'Sizes' });
  expect(submitted(visitor)).toHaveLength(1);
});

test('a question that is longer than its panel is shown from its top, below how far one is', async () => {
  const long = { id: 'long', type: 'short_text', text: 'What would you have liked to find here? '.repeat(24) };
  haveSurveys(visitor, liveSurvey({ questions: [{ ...ONE.questions[0], required: false }, long] }));
  const page = await openAsked(visitor);
  await page.setViewportSize({ width: 400, height: 400 });
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('heading', { name: 'What would you have liked' }).waitFor();
  const card = page.getByRole('dialog');
  expect(await card.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)).toBe(true);
  expect(await card.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
});

test('a finger scrolls a long ranking, and moves what it takes by the number', async () => {
  const options = Array.from({ length: 14 }, (_, index) => `Option ${index + 1}`);
  haveSurveys(visitor, liveSurvey({ questions: [{ id: 'rank', type: 'ranking', text: 'In which order?', options }] }));
  const browser = visitor.context().browser();
  const phone = await browser?.newContext({ hasTouch: true, viewport: { width: 320, height: 500 } });
  const page = await phone?.newPage();
  if (!page) throw new Error('There is no browser');
  await ourRoots(page);
  await page.goto(site.origin);
  const card = page.getByRole('dialog', { name: 'In which order?' });
  await card.waitFor();
  const touch = await page.context().newCDPSession(page);
  const drag = async (item: Locator, by: number) => {
    const { x, y, width, height } = (await item.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const at = (share: number) => [{ x: x + width / 2, y: y + height / 2 + by * share }];
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
    for (let step = 1; step <= 10; step++)
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / 10) });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const first = () => card.getByRole('listitem').first().textContent();
  await drag(card.locator('.grip').first(), 60);
  expect(await first()).toBe('Option 2');
  await drag(card.getByText('Option 5'), -150);
  await expect.poll(() => card.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(50);
  expect(await first()).toBe('Option 2');
  await phone?.close();
});

test('what a bubble asks has in it what is known of its visitor', async () => {
  const placement = { kind: 'bubble', label: 'Tell us, {{attribute:name|friend}}' };
  haveSurveys(visitor, liveSurvey({ ...ONE, placement }));
  const page = await openAsked(visitor);
  await page.getByRole('button', { name: 'Tell us, friend' }).waitFor();
});

test.each([
  ['no-preference', 'come'],
  ['reduce', 'none'],
] as const)('who prefers %s of motion gets it', async (reducedMotion, animation) => {
  const questions = [ONE.questions[0], { id: 'more', type: 'short_text', text: 'And what else?' }];
  haveSurveys(visitor, liveSurvey({ questions }));
  const page = await openAsked(visitor, '/', (opened) => opened.emulateMedia({ reducedMotion }));
  const card = page.getByRole('dialog');
  expect(await card.evaluate((element) => getComputedStyle(element).animationName)).toBe(animation);
  const bar = page.getByRole('progressbar').locator('span');
  const isStill = animation === 'none';
  expect(await bar.evaluate((element) => getComputedStyle(element).transitionDuration)).toBe(isStill ? '0s' : '0.2s');
});

test('the page is as it was, before, while and after: nothing of a survey is recorded, heard or left in it', async () => {
  const survey = liveSurvey({ ...ONE });
  haveSurveys(visitor, survey);
  site.configure({ replay: true });
  const page = await openAsked(visitor, '/', watchTraces);
  const card = page.getByRole('dialog');
  await card.getByRole('textbox').fill('nobody else’s business');
  const look = () =>
    page.evaluate(() => {
      const style = ({ localName }: Element, of: CSSStyleDeclaration): string[] => [
        localName,
        of.position,
        of.zIndex,
        of.font,
        of.color,
      ];
      const elements = [...document.querySelectorAll('html, body, body *')];
      return { html: document.body.outerHTML, styles: elements.map((one) => style(one, getComputedStyle(one))) };
    });
  const during = await look();
  await card.getByRole('button', { name: 'Send' }).click();
  await allAnswers(visitor);
  await page.evaluate(() => window.desirepath?.stop());
  expect(await look()).toEqual(during);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('desirepath-widget');
  // What listened within our own root went with it.
  expect((await traces(page)).listeners.filter((one) => !one.includes('ShadowRoot'))).toEqual([]);
  expect(JSON.stringify(site.received)).not.toContain('business');
  expect(site.events().filter(({ type }) => type.startsWith('form_'))).toEqual([]);
});

test.each([
  ['over the page', { kind: 'popover' }],
  ['within it', { kind: 'embedded', selector: '#place' }],
])('what is pressed in a survey %s goes by the name that the server leaves out', async (_where, placement) => {
  haveSurveys(visitor, liveSurvey({ ...ONE, placement }));
  const page = await openWhole(visitor); // as closed as it is to visitors
  await page.locator(WIDGET_ELEMENT).waitFor();
  const shown = page.locator(WIDGET_ELEMENT);
  const { x, y, width, height } = (await shown.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.click(x + width - 60, y + height - 40); // what sends is at the end
  const [click] = await eventually(() => site.events('click').length > 0 && site.events('click'));
  expect(click?.element).toMatch(new RegExp(`(html|#place)>${WIDGET_ELEMENT}$`));
});

test('who is not measured is not asked, and loads nothing of it', async () => {
  haveSurveys(visitor, liveSurvey({ ...ONE }));
  site.configure({ require_consent: true });
  const page = await visitor.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(site.origin);
  await page.waitForTimeout(500);
  expect(asked.filter((path) => /survey|extras/.test(path))).toEqual([]);
  await page.evaluate(() => window.desirepath?.consent(true));
  await page.locator('desirepath-widget').waitFor();
});
