import { createServer } from 'node:http';
import type { Board } from '@desirepath/contract/boards';
import type { ShareLink } from '@desirepath/contract/shares';
import type { Site } from '@desirepath/contract/sites';
import type { Survey } from '@desirepath/contract/surveys';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, type Client, signIn } from './support/account.ts';
import { launchBrowser, PERSON } from './support/browser.ts';
import { type FixtureSite, startFixtureSite } from './support/fixture-site.ts';
import { listenLocally } from './support/listen.ts';
import { openRoots } from './support/open-roots.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { signInAt } from './support/sign-in.ts';

const { folder, remove } = freshFolder();
let server: RunningServer;
let elsewhere: FixtureSite;
let browser: Browser;
let client: Client;
let site: Site;

beforeAll(async () => {
  [server, elsewhere, browser] = await Promise.all([startServer(folder), startFixtureSite(), launchBrowser()]);
  client = await signIn(server.url);
  site = await addSite(client, elsewhere.domain);
  elsewhere.install(`<script async src="${server.url}/t/${site.tracking_id}.js"></script>`);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await elsewhere.close();
  remove();
});

/** Somebody's browser, in which a test may look into the closed roots of the tracker's scripts. */
const newContext = async () => {
  const context = await browser.newContext({ userAgent: PERSON });
  await openRoots(context);
  return context;
};
const answer = async (page: Page, text: string) => {
  const card = page.getByRole('dialog', { name: 'What is missing?' });
  await card.getByRole('textbox').fill(text);
  await card.getByRole('button', { name: 'Send' }).click();
};

it('a draft is tried out on a real page before it goes live; what is answered then leads to the recording and sends on', async () => {
  const thanks = { id: 'on', title: 'On you go', url: `${elsewhere.origin}/thanks`, redirect: true };
  const survey = await client.post<Survey>('/api/surveys/surveys', {
    ...{ site: site.id, name: 'Missing', endings: [thanks] },
    questions: [{ id: 'q', type: 'short_text', text: 'What is missing?' }],
  });
  const answers = async () => {
    const list = `/api/surveys/responses?site=${site.id}&survey=${survey.id}`;
    return (await client.get<{ items: { answers: { value: string }[]; is_recorded: boolean }[] }>(list)).items;
  };
  const context = await newContext();
  const owner = await context.newPage();
  await signInAt(owner, `${server.url}/sites/${site.id}/surveys/${survey.id}/edit`);
  await owner.getByRole('button', { name: 'On your page' }).click();
  await owner.getByLabel('Page', { exact: true }).fill(`${elsewhere.origin}/`);
  const opening = context.waitForEvent('page');
  await owner.getByRole('button', { name: 'Save and open' }).click();
  const tried = await opening;
  await answer(tried, 'Only tried');
  await tried.waitForURL(thanks.url);
  expect(await answers()).toEqual([]);

  const visitor = await (await newContext()).newPage();
  const ready = () => visitor.waitForResponse((response) => response.url().includes('/extras'));
  const loaded = ready();
  await visitor.goto(elsewhere.origin);
  await loaded;
  await visitor.waitForTimeout(500);
  expect(await visitor.locator('desirepath-widget').count()).toBe(0);

  await owner.getByRole('button', { name: 'Go live' }).click();
  await owner.getByRole('button', { name: 'Go live' }).waitFor({ state: 'detached' });
  // Somebody else: a browser that was there keeps the script for five minutes.
  const next = await (await newContext()).newPage();
  await next.goto(elsewhere.origin);
  await answer(next, 'Sizes');
  await next.waitForURL(thanks.url);
  await expect
    .poll(answers)
    .toMatchObject([{ answers: [{ question: 'q', value: 'Sizes' }], complete: true, is_recorded: true }]);
});

it('a board is shown in a frame on the websites that its link names, and on no other', async () => {
  const place = { x: 0, y: 0, w: 6, h: 4 };
  const board = await client.post<Board>('/api/boards', {
    ...{ site: site.id, name: 'Weekly' },
    tiles: [{ title: 'How it goes', shows: { kind: 'figures', metrics: ['visitors', 'sessions'] }, place }],
  });
  /** The board in a frame of a page of another origin, whose host its link names or does not. */
  const frameOn = async (isNamed: boolean) => {
    let html = '';
    const intranet = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html; charset=utf-8').end(html),
    );
    const { port, close } = await listenLocally(intranet);
    const embed = isNamed ? [`127.0.0.1:${port}`] : ['intranet.example.com'];
    const thing = { kind: 'board', id: board.id, embed };
    const { token } = await client.post<ShareLink & { token: string }>('/api/shares', { site: site.id, thing });
    html = `<!doctype html><title>Intranet</title><iframe src="${server.url}/embed/${token}" width="900" height="500"></iframe>`;
    const page = await (await browser.newContext()).newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(`http://127.0.0.1:${port}/`);
    return { frame: page.frameLocator('iframe'), faults, close };
  };
  const named = await frameOn(true);
  await named.frame.getByRole('heading', { name: 'How it goes' }).waitFor();
  await named.frame
    .getByText('Visitors', { exact: true })
    .or(named.frame.getByText('Nothing of this in these days.'))
    .waitFor();
  expect(named.faults).toEqual([]);
  await named.close();

  const other = await frameOn(false);
  await expect.poll(() => other.faults.join()).toContain('frame-ancestors');
  expect(await other.frame.getByRole('heading').count()).toBe(0);
  await other.close();
});
