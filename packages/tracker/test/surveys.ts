import { type LiveSurvey, type Submission, submission } from '@desirepath/contract/survey-live';
import { surveyFields } from '@desirepath/contract/surveys';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import AxeBuilder from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { eventually } from './site.ts';
import type { visitorOf } from './visitor.ts';
import { openWhole } from './whole.ts';
import { ourRoots } from './widget.ts';

type Visitor = Awaited<ReturnType<typeof visitorOf>>;

/** A page that undoes all styles, covers all of its window, and forbids what does not come from itself. */
export const PAGE = `<!doctype html><html lang="en"><title>Shop</title><link rel="stylesheet" href="/hostile.css">
  <body><h1>Shop</h1><div class="over"></div><button id="buy">Buy</button><p id="place">Here</p>%SCRIPT%`;
const HOSTILE = `* { all: unset !important } html, body, p, h1 { display: block !important } head, link, script, title { display: none !important }
  body { height: 3000px !important } button { position: relative !important; z-index: 1 !important }
  .over { position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; background: #eee !important; pointer-events: none !important }`;

/** Some such pages, and one question to be asked on them. */
export const haveHostilePages = ({ site }: Visitor): void => {
  for (const path of ['/', '/help/returns', '/next']) {
    site.pages.set(path, PAGE);
    site.policies.set(path, "default-src 'self'; style-src 'self'");
  }
  site.files.set('/hostile.css', { type: 'text/css', body: HOSTILE });
};
export const ONE = { questions: [{ id: 'q', type: 'short_text', text: 'What is missing?' }] };

/** A survey as pages are told it. */
export const liveSurvey = (given: object): LiveSurvey => {
  const { triggers = [], ...fields } = given as { triggers?: LiveSurvey['triggers'] };
  const { targeting, ...survey } = surveyFields.parse({ name: 'A survey', ...fields });
  return { ...survey, targeting, id: crypto.randomUUID(), version: 1, triggers, asks: false, ...overs(given) };
};
const overs = ({ asks }: { asks?: boolean }) => (asks === undefined ? {} : { asks });

/** Lets the pages of a site have surveys. */
export const haveSurveys = ({ site }: Visitor, ...items: LiveSurvey[]): void => {
  site.configure({ surveys: true, survey_script: 'survey.js' });
  site.answerPosts((path) =>
    path === '/api/track/surveys' ? { items } : path.endsWith('eligible') ? { eligible: true } : 201,
  );
};

export const openAsked = (visitor: Visitor, path = '/', prepare = async (_page: Page): Promise<unknown> => undefined) =>
  openWhole(visitor, path, async (page) => {
    await ourRoots(page);
    await prepare(page);
  });

/** What has been submitted, in order. */
export const submitted = ({ site }: Visitor): Submission[] =>
  site.posted('/api/surveys/responses').map((body) => submission.parse(JSON.parse(body)));

/** The answers of the newest submission, by question, once it is complete. */
export const allAnswers = async (visitor: Visitor): Promise<Record<string, unknown>> => {
  const last = await eventually(() => submitted(visitor).find(({ complete }) => complete));
  return Object.fromEntries(
    last.answers.map(({ question, value, other }) => [question, other ? [value, other] : value]),
  );
};

/** What was told of a survey, in order. */
export const toldOf = ({ site }: Visitor, { id }: LiveSurvey): (string | undefined)[] =>
  site
    .events('custom')
    .filter(({ props }: TrackedEvent) => props?.survey === id)
    .map(({ name }) => name);

/** Nothing in the page that would keep somebody with an aid from using it. */
export const expectAccessible = async (page: Page): Promise<void> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AxeBuilder.source);
  const found = await page.evaluate(async () => {
    const host = document.querySelector('desirepath-widget');
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(host ?? document.body, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // Of whole documents, which this is not.
      rules: {
        region: { enabled: false },
        'page-has-heading-one': { enabled: false },
        'heading-order': { enabled: false },
      },
    });
    return violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ html }) => html).join(' ')}`);
  });
  expect(found).toEqual([]);
};
