import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { rage } from '../test/rage.ts';
import { eventually } from '../test/site.ts';
import {
  allAnswers,
  haveHostilePages,
  haveSurveys,
  liveSurvey,
  ONE,
  openAsked,
  PAGE,
  submitted,
  toldOf,
} from '../test/surveys.ts';
import { visitorOf } from '../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;
beforeEach(() => haveHostilePages(visitor));

/** Browsers that are driven show all of their tabs. */
const setHidden = (page: Page, isHidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, isHidden);

describe('a survey waits', () => {
  const scrolled = (y: number) => (page: Page) => page.evaluate((top) => scrollTo(0, top), y);
  test.each<[string, object, ((page: Page) => Promise<unknown>)?]>([
    ['for some time', { type: 'delay', seconds: 1 }],
    ['until so much is seen', { type: 'scroll', percent: 60 }, scrolled(1500)],
    [
      'until somebody is about to leave',
      { type: 'exit_intent' },
      (page) => page.dispatchEvent('html', 'mouseout', { clientY: -1 }),
    ],
    ['until nothing is done', { type: 'inactivity', seconds: 1 }],
    [
      'for an event as it must be',
      { type: 'event', name: 'order', filters: [{ property: 'total', operator: 'gte', value: '50' }] },
      (page) => page.evaluate(() => window.desirepath?.track('order', { total: 50 })),
    ],
    ['for a click on an element', { type: 'click', selector: '#buy' }, (page) => page.click('#buy')],
    ['for a rage click', { type: 'rage_click' }, (page) => rage(page, 10, 8)],
    [
      'for a page of a goal',
      { type: 'page', path: '/next' },
      (page) => page.evaluate(() => history.pushState({}, '', '/next')),
    ],
  ])('%s', async (_name, trigger, act) => {
    haveSurveys(visitor, liveSurvey({ ...ONE, triggers: [trigger] }));
    const page = await openAsked(visitor, '/', (opened) => opened.mouse.move(300, 300));
    const card = page.getByRole('dialog');
    // The others may have waited for long enough by now.
    if (act) expect(await card.count()).toBe(0);
    await page.evaluate(() => window.desirepath?.track('order', { total: 49 }));
    // Again and again, as a visitor would: the first may be over before the survey has come to listen.
    const isAsked = async () => {
      await act?.(page);
      return card.isVisible();
    };
    await expect.poll(isAsked, { interval: 500 }).toBe(true);
  });

  test.each<[string, object, (page: Page) => Promise<unknown>]>([
    ['a click', { type: 'click', selector: '#buy' }, (page) => page.click('#buy')],
    ['a rage click', { type: 'rage_click' }, (page) => rage(page, 10, 8)],
    [
      'an event',
      { type: 'event', name: 'order', filters: [] },
      (page) => page.evaluate(() => window.desirepath?.track('order')),
    ],
  ])('for %s that came while the surveys were on their way', async (_name, trigger, act) => {
    haveSurveys(visitor, liveSurvey({ ...ONE, triggers: [trigger] }));
    const { promise: hasActed, resolve: bring } = Promise.withResolvers<void>();
    const page = await openAsked(visitor, '/', (opened) =>
      opened.route('**/api/track/surveys?*', async (route) => {
        await hasActed;
        await route.continue();
      }),
    );
    await act(page);
    bring();
    await page.getByRole('dialog').waitFor();
  });

  test('for an event that came before the script did', async () => {
    haveSurveys(visitor, liveSurvey({ ...ONE, triggers: [{ type: 'event', name: 'order', filters: [] }] }));
    site.files.set('/early.js', { type: 'text/javascript', body: 'window.desirepath.track("order")' });
    site.pages.set('/', `${PAGE}<script src="/early.js"></script>`);
    const page = await openAsked(visitor);
    await page.getByRole('dialog').waitFor();
  });

  test('and begins to wait anew on each page; pages, devices and languages that are not meant never see it', async () => {
    const targeting = { pages: ['/help/*'], devices: ['desktop'], languages: ['en'] };
    haveSurveys(
      visitor,
      liveSurvey({ ...ONE, targeting, triggers: [{ type: 'delay', seconds: 1 }] }),
      liveSurvey({ ...ONE, targeting: { devices: ['mobile'] } }),
      liveSurvey({ ...ONE, targeting: { languages: ['fr'] } }),
      liveSurvey({ ...ONE, sample: 0 }),
      liveSurvey({ ...ONE, until: '2020-01-01T00:00:00.000Z' }),
    );
    const page = await openAsked(visitor);
    await eventually(() => site.posted('/api/track/surveys').length);
    await page.evaluate(() => {
      history.pushState({}, '', '/help/returns');
      setTimeout(() => history.pushState({}, '', '/next'), 500); // by the same clock as the survey waits
    });
    await page.waitForURL('**/next');
    await page.waitForTimeout(1300);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.evaluate(() => history.pushState({}, '', '/help/returns'));
    await page.getByRole('dialog').waitFor();
  });

  test('for its days to pass, also in an app that goes on from page to page', async () => {
    const placement = { kind: 'full_screen' };
    haveSurveys(visitor, liveSurvey({ ...ONE, placement, repeat: { show: 'every', days: 10 } }));
    const page = await openAsked(visitor, '/', (opened) =>
      opened.addInitScript(() => {
        const { now } = Date;
        Date.now = () => now() + Number(window.name || 0);
      }),
    );
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(() => history.pushState({}, '', '/next'));
    await page.waitForTimeout(300);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.evaluate(() => {
      window.name = String(11 * 24 * 60 * 60 * 1000); // ms ahead
      history.pushState({}, '', '/help/returns');
    });
    await page.getByRole('dialog').waitFor();
  });

  test.each<[string, (page: Page) => Promise<unknown>, (page: Page) => Promise<unknown>]>([
    ['its tab is seen', (page) => setHidden(page, true), (page) => setHidden(page, false)],
    [
      'a modal dialog of the page is closed, beside which nothing can be pressed',
      (page) => page.evaluate(() => document.querySelector('dialog')?.showModal()),
      (page) => page.evaluate(() => document.querySelector('dialog')?.close()),
    ],
  ])('until %s', async (_name, hinder, allow) => {
    const survey = liveSurvey({ ...ONE, triggers: [{ type: 'event', name: 'order', filters: [] }] });
    haveSurveys(visitor, survey);
    site.pages.set('/', `${PAGE}<dialog>Terms</dialog>`);
    const page = await openAsked(visitor);
    await hinder(page);
    await page.evaluate(() => window.desirepath?.track('order'));
    await page.waitForTimeout(1500);
    expect(await page.getByRole('dialog', { name: 'What is missing?' }).count()).toBe(0);
    expect(toldOf(visitor, survey)).toEqual([]);
    await allow(page);
    await page.getByRole('dialog').getByRole('textbox').fill('Sizes');
    await page.getByRole('button', { name: 'Send' }).click();
    expect(await allAnswers(visitor)).toEqual({ q: 'Sizes' });
  });

  test('for the server to say that this visitor may see it', async () => {
    const survey = liveSurvey({ ...ONE, asks: true });
    haveSurveys(visitor, survey);
    let eligible = false;
    site.answerPosts((path) =>
      path.endsWith('eligible') ? { eligible } : path === '/api/track/surveys' ? { items: [survey] } : 201,
    );
    const page = await openAsked(visitor);
    await eventually(() => site.posted('/api/track/surveys/eligible').length);
    expect(await page.getByRole('dialog').count()).toBe(0);
    eligible = true;
    await page.evaluate(() => history.pushState({}, '', '/next'));
    await page.getByRole('dialog').waitFor();
    const asked = JSON.parse(site.posted('/api/track/surveys/eligible')[0] ?? '{}');
    expect(asked).toMatchObject({ survey: survey.id, session_id: expect.any(String), visitor_id: expect.any(String) });
  });

  test('and where the browser keeps nothing, the server is told to find the visit', async () => {
    const survey = liveSurvey({ ...ONE, asks: true });
    haveSurveys(visitor, survey);
    site.configure({ cookieless: true });
    const page = await openAsked(visitor);
    await page.getByRole('dialog').getByRole('textbox').fill('Sizes');
    await page.getByRole('button', { name: 'Send' }).click();
    await eventually(() => submitted(visitor)[0]);
    const asked = JSON.parse(site.posted('/api/track/surveys/eligible')[0] ?? '{}');
    for (const one of [asked, submitted(visitor)[0]]) {
      expect(one).toMatchObject({ survey: survey.id, nameless: true });
      expect(one).not.toHaveProperty('session_id');
    }
  });
});
