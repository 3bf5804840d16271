import { createServer } from 'node:http';
import type { ShareLink } from '@desirepath/contract/shares';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, OWNER, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { listenLocally } from './support/listen.ts';
import { plugInKey } from './support/security-key.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { signInAt } from './support/sign-in.ts';
import { corpus } from './support/stored-texts/corpus.ts';
import { bringIn } from './support/stored-texts/imported.ts';
import { addressOf, pagesOfDashboard } from './support/stored-texts/pages.ts';
import type { Made } from './support/stored-texts/recipes.ts';
import { sow, start } from './support/stored-texts/sow.ts';

/** What a page, or somebody of the team, or an export of another system, says in words may be an attack on whoever reads it. Nothing of it runs, and nothing calls out. */
const { folder, remove } = freshFolder();
const called: string[] = [];
let listener: Awaited<ReturnType<typeof listenLocally>>;
let server: RunningServer;
let browser: Browser;
let client: Client;
let made: Made;
let payloads: string[];

beforeAll(async () => {
  listener = await listenLocally(
    createServer((request, response) => {
      called.push(request.url ?? '');
      response.end();
    }),
  );
  payloads = corpus(`http://127.0.0.1:${listener.port}`);
  server = await startServer(folder, ['--registration', 'open']);
  browser = await launchBrowser({ isWhole: false });
  client = await signIn(server.url);
  made = await start(server.url, client);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await listener?.close();
  remove();
});

it('every text that is stored is sent something hostile', { timeout: 200_000 }, async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(100);
  await sendVisits();
  // Of a place that stands here: say in recipes.ts what is to stand there, or why nothing hostile can.
  expect(await sow(client, made, payloads)).toEqual([]);
  await signInFromStrangeBrowsers();
});

it('so is every text of what other systems have exported', { timeout: 200_000 }, () => bringIn(client, made, payloads));

it('nothing of it runs on any page, and no request leaves', { timeout: 280_000 }, async () => {
  const parameters = await parametersOfPages();
  const pages = pagesOfDashboard().map((page) => addressOf(page, parameters));
  expect(pages.length).toBeGreaterThan(45);
  const context = await browser.newContext();
  const strange = watch(context);
  const own = await context.newPage();
  await signInAt(own, server.url);
  await addPasskey(own);
  const waiting = [...pages, `/s/${made['/surveys/surveys']}`, '/api/docs'];
  const visitors = Array.from({ length: 4 }, async () => {
    const page = await context.newPage();
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await visit(page, next);
    await page.close();
  });
  await Promise.all(visitors);
  expect(strange).toEqual([]);
  expect(called).toEqual([]);
  await context.close();
});

/** Each way to attack in each text of an event, in a session of its own. */
async function sendVisits(): Promise<void> {
  const at = Date.now() - payloads.length * 1_000;
  for (const [index, text] of payloads.entries()) {
    const page = { page_id: crypto.randomUUID(), url: `https://shop.example/${encodeURIComponent(text)}`, title: text };
    const name = text.slice(0, 128);
    const event = (type: string, more: object = {}) => ({ type, at: at + index, ...page, ...more });
    await client.post('/api/track/batches', {
      tracking_id: made.tracking,
      visitor_id: crypto.randomUUID(),
      session_id: crypto.randomUUID(),
      tab_id: crypto.randomUUID(),
      seq: 0,
      attempt: 1,
      sent_at: Date.now(),
      user_id: text,
      source: {
        referrer: 'https://news.example/',
        utm_source: text,
        utm_campaign: text,
        utm_medium: text,
        utm_term: text,
      },
      events: [
        event('page_view'),
        event('custom', { name, props: { text, [text.slice(0, 60)]: 1 } }),
        event('rage_click', { x: 5, y: 5, element: text, element_text: text.slice(0, 120) }),
        event('js_error', { name, props: { stack: text } }),
        event('identify', { props: { name: text } }),
      ],
    });
  }
}

/** Their names stand among the sessions of the account. */
async function signInFromStrangeBrowsers(): Promise<void> {
  for (const text of [payloads[0], payloads[4], payloads[18]]) {
    const headers = { 'content-type': 'application/json', 'user-agent': text ?? '' };
    const answer = await fetch(`${server.url}/api/auth/login`, {
      method: 'POST',
      headers,
      body: JSON.stringify(OWNER),
    });
    expect(answer.status).toBe(200);
  }
}

/** One: an authenticator makes no second one for the same account. */
async function addPasskey(page: Page): Promise<void> {
  const name = payloads.find((text) => text.includes('"><img') && text.length <= 60) ?? '';
  await plugInKey(page);
  await page.goto(`${server.url}/account`);
  await page.getByLabel('Name of a new passkey').fill(name);
  await page.getByLabel('Password, to add it').fill(OWNER.password);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: `Remove ${name}` }).waitFor();
}

/** What stands for the parameters of addresses: things that were made. */
async function parametersOfPages(): Promise<Record<string, string>> {
  const { items } = await client.get<{ items: (ShareLink & { token?: string })[] }>(`/api/shares?site=${made.site}`);
  expect(items.length).toBeGreaterThan(0);
  const thing = { kind: 'board', id: made['/boards'], embed: ['*'] };
  const { token } = await client.post<{ token: string }>('/api/shares', { site: Number(made.site), thing });
  const visitors = await client.get<{ items: { id: string }[] }>(`/api/users?site=${made.site}`);
  return {
    siteId: made.site ?? '',
    teamId: made['/teams'] ?? '',
    boardId: made['/boards'] ?? '',
    recordingId: made['/recordings'] ?? '',
    funnelId: made['/funnels'] ?? '',
    visitorId: visitors.items[0]?.id ?? '',
    formId: made['/forms'] ?? '',
    surveyId: made['/surveys/surveys'] ?? '',
    alertId: made['/alerts'] ?? '',
    token,
  };
}

/** @returns what happens that must not, as it happens */
function watch(context: BrowserContext): string[] {
  const strange: string[] = [];
  context.on('dialog', (dialog) => {
    strange.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== server.url)
      strange.push(request.url());
  });
  return strange;
}

async function visit(page: Page, path: string): Promise<void> {
  const answer = await page.goto(`${server.url}${path}`);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(/script-src ([^;]*)/.exec(policy)?.[1], path).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
  expect(policy, path).toMatch(/script-src|default-src 'none'/);
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {}); // the live view never is
  for (const attribute of ['href', 'src', 'action', 'formaction', 'srcdoc']) {
    const found = await page.locator(`[${attribute}^="javascript" i], [${attribute}^="data:text/html" i]`).count();
    expect(found, `${path}: ${attribute}`).toBe(0);
  }
  expect(await page.evaluate(() => 'ran' in window), path).toBe(false);
  expect(new URL(page.url()).origin, path).toBe(server.url);
}
