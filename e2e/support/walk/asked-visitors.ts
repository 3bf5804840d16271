import type { Browser, Page } from 'playwright-core';
import { PERSON } from '../browser.ts';
import { openRoots } from '../open-roots.ts';
import { goBy } from '../ways.ts';
import type { FirstDay } from './first-day.ts';

const MESSAGE = 'The handle is too small for my hand.';

/** Makes a survey out of a template and turns the bubble on; a visitor fills in a form, answers and writes; all three are in the dashboard. */
export async function askVisitors({ browser, owner, site }: FirstDay): Promise<void> {
  await open(owner, 'Surveys');
  await goBy(owner, owner.getByRole('link', { name: 'New survey' }).first());
  await owner.getByRole('button', { name: /^Customer effort/ }).click();
  await owner.getByRole('button', { name: 'Go live' }).click();
  await owner.getByRole('button', { name: 'Go live' }).waitFor({ state: 'detached' });

  await open(owner, 'Settings');
  const card = owner.getByRole('form', { name: 'Feedback bubble' });
  await card.getByRole('switch', { name: 'Show the bubble' }).click();
  await card.getByRole('button', { name: 'Save' }).click();
  await card.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });

  await visit(browser, site.origin);

  await open(owner, 'Forms');
  await owner.getByRole('main').getByRole('link').first().waitFor();
  await open(owner, 'Surveys');
  await owner.getByRole('main').getByRole('link', { name: 'CES' }).click();
  await owner.getByText('1 answer').first().waitFor();
  await open(owner, 'Feedback');
  await owner.getByRole('link', { name: MESSAGE }).click();
  await owner.getByText(MESSAGE).nth(1).waitFor();
}

const open = (owner: Page, view: string) =>
  goBy(owner, owner.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view, exact: true }).first());

/** Leaves an address, a word by the bubble, and an answer. */
async function visit(browser: Browser, origin: string): Promise<void> {
  const context = await browser.newContext({ userAgent: PERSON });
  await openRoots(context);
  const page = await context.newPage();
  const accepted = (path: string) =>
    page.waitForResponse((response) => response.url().endsWith(path) && response.status() < 300);
  await page.goto(`${origin}/`);
  const widget = page.locator('desirepath-widget');
  await widget.getByRole('button', { name: 'Feedback' }).click();
  await widget.getByRole('radio').first().check({ force: true }); // a face lies over each
  await widget.getByRole('textbox').first().fill(MESSAGE);
  await Promise.all([accepted('/api/feedback'), widget.getByRole('button', { name: 'Send' }).click()]);
  await page.locator('#email').fill('somebody@example.com');
  await page.getByRole('button', { name: 'Write to me' }).click();
  await widget.getByRole('radio', { name: '6', exact: true }).check();
  await Promise.all([
    accepted('/api/surveys/responses'),
    widget.getByRole('button', { name: 'Next', exact: true }).click(),
  ]);
  await page.goto('about:blank');
  await context.close();
}
