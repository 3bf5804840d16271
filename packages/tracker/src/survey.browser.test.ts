import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import {
  allAnswers,
  expectAccessible,
  haveHostilePages,
  haveSurveys,
  liveSurvey,
  openAsked,
  PAGE,
  submitted,
  toldOf,
} from '../test/surveys.ts';
import { visitorOf } from '../test/visitor.ts';
import { ourRoots } from '../test/widget.ts';

const visitor = await visitorOf();
const { site } = visitor;
beforeEach(() => haveHostilePages(visitor));

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
