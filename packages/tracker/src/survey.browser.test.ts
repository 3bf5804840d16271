import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import {
  allAnswers,
  expectAccessible,
  haveSurveys,
  liveSurvey,
  openAsked,
  submitted,
  toldOf,
} from '../test/surveys.ts';
import { traces, watchTraces } from '../test/traces.ts';
import { visitorOf } from '../test/visitor.ts';
import { ourRoots } from '../test/voice.ts';

const visitor = await visitorOf();
const { site } = visitor;

/** A page that undoes all styles, covers all of its window, and forbids what does not come from itself. */
const PAGE = `<!doctype html><html lang="en"><title>Shop</title><link rel="stylesheet" href="/hostile.css">
  <body><h1>Shop</h1><div class="over"></div><button id="buy">Buy</button><p id="place">Here</p>%SCRIPT%`;
const HOSTILE = `* { all: unset !important } html, body, p, h1 { display: block !important } head, link, script, title { display: none !important }
  body { height: 3000px !important } button { position: relative !important; z-index: 1 !important }
  .over { position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; background: #eee !important; pointer-events: none !important }`;

beforeEach(() => {
  for (const path of ['/', '/help/returns', '/next']) {
    site.pages.set(path, PAGE);
    site.policies.set(path, "default-src 'self'; style-src 'self'");
  }
  site.files.set('/hostile.css', { type: 'text/css', body: HOSTILE });
});

const options = ['Tea', 'Coffee', 'Water'];
/** Each type of question, all of them required where they can be. */
const EVERY_TYPE = [
  { id: 'statement', type: 'statement', text: 'A few questions' },
  { id: 'numbers', type: 'rating', text: 'How was it?', low: 'Bad', high: 'Good' },
  { id: 'stars', type: 'rating', look: 'stars', text: 'How many stars?' },
  { id: 'faces', type: 'csat', text: 'How do you feel?' },
  { id: 'nps', type: 'nps', text: 'Would you tell a friend?', low: 'Never', high: 'At once' },
  { id: 'ces', type: 'ces', text: 'How easy was it?' },
  { id: 'single', type: 'single_choice', text: 'Which one?', options, other: 'Another one' },
  { id: 'several', type: 'multiple_choice', text: 'Which ones?', options, most: 2 },
  { id: 'ranking', type: 'ranking', text: 'In which order?', options },
  { id: 'matrix', type: 'matrix', text: 'And these?', rows: ['Price', 'Taste'], columns: ['Poor', 'Fine'] },
  { id: 'short', type: 'short_text', text: 'In a word?' },
  { id: 'long', type: 'long_text', text: 'In more words?' },
  { id: 'email', type: 'email', text: 'Where can we write to?' },
  { id: 'consent', type: 'consent', text: 'May we?', label: 'You may quote me' },
  { id: 'link', type: 'link', text: 'Read on', label: 'The guide', url: 'https://example.com/guide' },
].map((question) => ({ ...question, required: true }));

const GIVEN = {
  ...{ numbers: 4, stars: 3, faces: 5, nps: 0, ces: 7, single: ['other', 'Juice'], several: ['o1', 'o3'] },
  ...{
    ranking: ['o2', 'o1', 'o3'],
    matrix: { r1: 'c1', r2: 'c2' },
    short: 'fine',
    long: 'a b',
    email: 'ines@example.com',
  },
  consent: true,
};

/** How one gets at what is on the card: each hand does the same. */
interface Hand {
  choose(card: Locator, role: 'radio' | 'checkbox', name: string): Promise<unknown>;
  type(card: Locator, text: string): Promise<unknown>;
  press(card: Locator, name: string): Promise<unknown>;
}
const mouse: Hand = {
  choose: (card, role, name) => card.getByRole(role, { name, exact: true }).click({ force: true }),
  type: (card, text) => card.getByRole('textbox').last().fill(text),
  press: (card, name) => card.getByRole('button', { name, exact: true }).click(),
};
const finger: Hand = {
  choose: (card, role, name) => card.getByRole(role, { name, exact: true }).tap({ force: true }),
  type: async (card, text) => {
    await card.getByRole('textbox').last().tap();
    await card.page().keyboard.type(text);
  },
  press: (card, name) => card.getByRole('button', { name, exact: true }).tap(),
};
/** Tab, arrows, Space and Enter, from wherever the focus is. */
const keys: Hand = {
  async choose(card, role, name) {
    const { keyboard } = card.page();
    const wanted = card.getByRole(role, { name, exact: true });
    for (let steps = 0; steps < 40; steps++) {
      if (await wanted.evaluate((element) => element.matches(':focus'))) break;
      const isInGroup = await wanted.evaluate(
        (element) =>
          (element.getRootNode() as ShadowRoot).activeElement?.getAttribute('name') === element.getAttribute('name'),
      );
      await keyboard.press(isInGroup && role === 'radio' ? 'ArrowRight' : 'Tab');
    }
    if (!(await wanted.isChecked())) await keyboard.press('Space');
  },
  async type(card, text) {
    const field = card.getByRole('textbox').last();
    for (let steps = 0; steps < 10 && !(await field.evaluate((element) => element.matches(':focus'))); steps++)
      await card.page().keyboard.press('Tab');
    await card.page().keyboard.type(text);
  },
  async press(card, name) {
    const button = card.getByRole('button', { name, exact: true });
    for (let steps = 0; steps < 20 && !(await button.evaluate((element) => element.matches(':focus'))); steps++)
      await card.page().keyboard.press('Tab');
    await card.page().keyboard.press('Enter');
  },
};

/** Answers every question, and looks at each card as somebody with an aid would. */
const answerAll = async (page: Page, hand: Hand) => {
  const card = page.getByRole('dialog');
  const at = (text: string) =>
    card.getByRole('heading', { name: new RegExp(`^${text.replace('?', '\\?')}`) }).waitFor();
  const next = async (text: string) => {
    await hand.press(card, 'Next');
    await at(text);
    await expectAccessible(page);
  };
  await at('A few questions');
  await expectAccessible(page);
  await next('How was it?');
  // What is required is asked for.
  await hand.press(card, 'Next');
  await card.getByRole('alert').getByText('Please answer this question.').waitFor();
  await hand.choose(card, 'radio', '4');
  await next('How many stars?');
  await hand.choose(card, 'radio', '3');
  await next('How do you feel?');
  await hand.choose(card, 'radio', '5');
  await next('Would you tell a friend?');
  await hand.choose(card, 'radio', '0, Never');
  await next('How easy was it?');
  await hand.choose(card, 'radio', '7');
  await next('Which one?');
  await hand.choose(card, 'radio', 'Another one');
  await hand.type(card, 'Juice');
  await next('Which ones?');
  await hand.choose(card, 'checkbox', 'Tea');
  await hand.choose(card, 'checkbox', 'Water');
  await next('In which order?');
  await hand.press(card, 'Down: Tea');
  await next('And these?');
  await hand.choose(card.getByRole('radiogroup', { name: 'Price' }), 'radio', 'Poor');
  await hand.choose(card.getByRole('radiogroup', { name: 'Taste' }), 'radio', 'Fine');
  await next('In a word?');
  await hand.type(card, 'fine');
  await next('In more words?');
  await hand.type(card, 'a b');
  await next('Where can we write to?');
  await hand.type(card, 'ines');
  await hand.press(card, 'Next');
  await card.getByRole('alert').getByText('That is no e-mail address.').waitFor();
  await hand.type(card, hand === mouse ? 'ines@example.com' : '@example.com');
  await next('May we?');
  await hand.choose(card, 'checkbox', 'You may quote me');
  await next('Read on');
  expect(await card.getByRole('link').getAttribute('href')).toBe('https://example.com/guide');
  await hand.press(card, 'Send');
  await card.getByRole('heading', { name: 'Thank you!' }).waitFor();
};

describe('every type of question is answered', () => {
  const survey = liveSurvey({ questions: EVERY_TYPE });

  test('by mouse; what was answered so far is there at once, and once', async () => {
    haveSurveys(visitor, survey);
    const page = await openAsked(visitor);
    await answerAll(page, mouse);
    expect(await allAnswers(visitor)).toEqual(GIVEN);
    const all = submitted(visitor);
    expect(all.map(({ revision }) => revision)).toEqual([...Array(EVERY_TYPE.length - 1).keys()]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(all[0]).toMatchObject({ complete: false, answers: [{ question: 'numbers', value: 4 }] });
    await eventually(() => toldOf(visitor, survey).length === 2);
    expect(toldOf(visitor, survey)).toEqual(['survey_shown', 'survey_answered']);
  });

  test('by keyboard alone', async () => {
    haveSurveys(visitor, survey);
    await answerAll(await openAsked(visitor), keys);
    expect(await allAnswers(visitor)).toEqual(GIVEN);
  });

  test('by finger on a phone, where all that is pressed is large enough, and nothing sticks out', async () => {
    haveSurveys(visitor, survey);
    const phone = await visitor
      .context()
      .browser()
      ?.newContext({
        ...{ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
      });
    const page = (await phone?.newPage()) as Page; // a launched browser has pages
    await ourRoots(page);
    await page.goto(site.origin);
    const small: string[] = [];
    page.on('framenavigated', () => small.push('left the page'));
    await page.getByRole('dialog').waitFor();
    await answerAll(page, {
      ...finger,
      async press(card, name) {
        small.push(
          ...(await card.evaluate((element) => {
            const pressed = element.querySelectorAll(
              'button,a,label,textarea,input:not([type=radio]):not([type=checkbox])',
            );
            return [...pressed].flatMap((one) => {
              const { width, height, right, left } = one.getBoundingClientRect();
              const isFine = !height || (height >= 44 && width >= 24 && left >= 0 && right <= innerWidth);
              return isFine ? [] : [`${one.outerHTML.slice(0, 80)} ${width}×${height} at ${left}`];
            });
          })),
        );
        await finger.press(card, name);
      },
    });
    expect(small).toEqual([]);
    expect(await allAnswers(visitor)).toEqual(GIVEN);
    await phone?.close();
  });
});

const ONE = { questions: [{ id: 'q', type: 'short_text', text: 'What is missing?' }] };

describe('a survey is shown', () => {
  /** Whether a place of ours is seen at a point of the window, whatever the page has there. */
  const isOnTop = (locator: Locator) =>
    locator.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return (
        document.elementFromPoint(x + width / 2, y + Math.min(height, innerHeight) / 2)?.localName ===
        'desirepath-voice'
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
    await page.locator('desirepath-voice').waitFor({ state: 'detached' });
    await eventually(() => toldOf(visitor, survey).includes('survey_dismissed'));
    await page.reload();
    await page.waitForTimeout(500);
    // Who has closed it is left in peace for the session.
    expect(await page.locator('desirepath-voice').count()).toBe(0);
  });
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
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('desirepath-voice');
  // What listened within our own root went with it.
  expect((await traces(page)).listeners.filter((one) => !one.includes('ShadowRoot'))).toEqual([]);
  expect(JSON.stringify(site.received)).not.toContain('business');
  expect(site.events().filter(({ type }) => type.startsWith('form_'))).toEqual([]);
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
  await page.locator('desirepath-voice').waitFor();
});

describe('a survey waits', () => {
  const scrolled = (y: number) => (page: Page) => page.evaluate((top) => scrollTo(0, top), y);
  test.each<[string, object, (page: Page) => Promise<unknown>]>([
    ['for some time', { type: 'delay', seconds: 1 }, (page) => page.waitForTimeout(1)],
    ['until so much is seen', { type: 'scroll', percent: 60 }, scrolled(1500)],
    [
      'until somebody is about to leave',
      { type: 'exit_intent' },
      (page) => page.dispatchEvent('html', 'mouseout', { clientY: -1 }),
    ],
    ['until nothing is done', { type: 'inactivity', seconds: 1 }, (page) => page.waitForTimeout(1)],
    [
      'for an event as it must be',
      { type: 'event', name: 'order', filters: [{ property: 'total', operator: 'gte', value: '50' }] },
      (page) => page.evaluate(() => window.desirepath?.track('order', { total: 50 })),
    ],
    ['for a click on an element', { type: 'click', selector: '#buy' }, (page) => page.click('#buy')],
    ['for a rage click', { type: 'rage_click' }, (page) => page.click('h1', { clickCount: 3 })],
    [
      'for a page of a goal',
      { type: 'page', path: '/next' },
      (page) => page.evaluate(() => history.pushState({}, '', '/next')),
    ],
  ])('%s', async (_name, trigger, act) => {
    haveSurveys(visitor, liveSurvey({ ...ONE, triggers: [trigger] }));
    const page = await openAsked(visitor, '/', (opened) => opened.mouse.move(300, 300));
    const card = page.getByRole('dialog');
    expect(await card.count()).toBe(0);
    await page.evaluate(() => window.desirepath?.track('order', { total: 49 }));
    await act(page);
    await card.waitFor();
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
    const page = await openAsked(visitor, '/help/returns');
    await page.evaluate(() => history.pushState({}, '', '/next'));
    await page.waitForTimeout(1300);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.evaluate(() => history.pushState({}, '', '/help/returns'));
    await page.getByRole('dialog').waitFor();
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
});

describe.each([
  ['en-GB', 'ltr', ['How likely?', 'Next', 'What went wrong?', 'Send', 'Sorry, Ines!']],
  ['de-AT', 'ltr', ['Wie wahrscheinlich?', 'Weiter', 'Was ging schief?', 'Senden', 'Das tut uns leid, Ines!']],
  ['ar', 'rtl', ['ما مدى الاحتمال؟', 'Next', 'ما الخطأ؟', 'Send', 'آسفون يا Ines!']],
])('in %s', (language, direction, [first = '', next = '', second = '', send = '', end = '']) => {
  test('a visitor is led by what they answer, and told what they have said', async () => {
    const when = [{ test: 'at_most', than: 6 }];
    haveSurveys(
      visitor,
      liveSurvey({
        questions: [
          { id: 'nps', type: 'nps', text: 'How likely?', branches: [{ when, to: 'why' }] },
          { id: 'skipped', type: 'short_text', text: 'Never asked', branches: [{ when: [], to: 'thanks' }] },
          { id: 'why', type: 'short_text', text: 'What went wrong?', branches: [{ when: [], to: 'sorry' }] },
        ],
        endings: [
          { id: 'thanks', title: 'Thanks' },
          { id: 'sorry', title: 'Sorry, {{attribute:name|you}}!', text: '“{{answer:why}}” – {{answer:nps}}' },
        ],
        translations: {
          de: {
            ...{ 'nps.text': 'Wie wahrscheinlich?', 'why.text': 'Was ging schief?' },
            'sorry.title': 'Das tut uns leid, {{attribute:name}}!',
          },
          ar: {
            'nps.text': 'ما مدى الاحتمال؟',
            'why.text': 'ما الخطأ؟',
            'sorry.title': 'آسفون يا {{attribute:name}}!',
          },
        },
      }),
    );
    const context = await visitor.context().browser()?.newContext({ locale: language });
    const page = (await context?.newPage()) as Page; // a launched browser has pages
    await ourRoots(page);
    site.files.set('/who.js', { type: 'text/javascript', body: 'window.desirepath.identify("7", { name: "Ines" })' });
    site.pages.set('/', `${PAGE}<script src="/who.js"></script>`);
    await page.goto(site.origin);
    const card = page.getByRole('dialog', { name: first });
    expect(await card.evaluate((element) => getComputedStyle(element).direction)).toBe(direction);
    await card.getByRole('radio', { name: '3' }).click({ force: true });
    await page.getByRole('button', { name: next }).click();
    await page.getByRole('dialog', { name: second }).getByRole('textbox').fill('<i>all</i>');
    await page
      .getByRole('button', { name: send })
      .or(page.getByRole('button', { name: next }))
      .click();
    await page.getByRole('heading', { name: end }).waitFor();
    await page.getByText('“<i>all</i>” – 3').waitFor();
    expect(await allAnswers(visitor)).toEqual({ nps: 3, why: '<i>all</i>' });
    expect(submitted(visitor).at(-1)).toMatchObject({ language: language.split('-')[0], attributes: { name: 'Ines' } });
    await context?.close();
  });
});
