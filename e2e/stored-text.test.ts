import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, type Client, OWNER, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';

/** What a page, or an export of another system, says in words may be an attack on whoever reads it. Nothing of it runs, and nothing calls out. */
const { folder, remove } = freshFolder();
const called: string[] = [];
const listener = createServer((request, response) => {
  called.push(request.url ?? '');
  response.end();
});
let server: RunningServer;
let browser: Browser;
let client: Client;
let site: number;
let payloads: string[];

/** Ways to run or to call out, each in the places of HTML where a text may end up. */
function corpus(address: string): string[] {
  const acts = [`fetch('${address}/ran')`, `window.ran=1`, `location='${address}/gone'`];
  const shapes = (act: string) => [
    `<script>${act}</script>`,
    `</script><script>${act}</script>`,
    `"><script>${act}</script>`,
    `'><svg onload="${act}">`,
    `"><img src=x onerror="${act}">`,
    `<img src="${address}/img" onerror=${act}>`,
    `<svg/onload=${act}>`,
    `<svg><animate onbegin="${act}" attributeName=x dur=1s>`,
    `<svg><script>${act}</script></svg>`,
    `<math><mtext><img src=x onerror="${act}"></mtext></math>`,
    `<iframe src="javascript:${act}"></iframe>`,
    `<iframe srcdoc="<script>parent.${act}</script>"></iframe>`,
    `<object data="javascript:${act}"></object>`,
    `<embed src="${address}/embed">`,
    `<a href="javascript:${act}" autofocus onfocus="${act}">x</a>`,
    `javascript:${act}`,
    `JaVaScRiPt:${act}`,
    `data:text/html,<script>${act}</script>`,
    `" onmouseover="${act}" autofocus onfocus="${act}" x="`,
    `' onfocus='${act}' autofocus x='`,
    `\` onerror=${act} \``,
    `<details open ontoggle="${act}">`,
    `<video><source onerror="${act}"></video>`,
    `<body onload="${act}">`,
    `<input autofocus onfocus="${act}">`,
    `<marquee onstart="${act}">`,
    `<link rel=stylesheet href="${address}/css">`,
    `<style>@import '${address}/import';*{background:url(${address}/bg)}</style>`,
    `<meta http-equiv=refresh content="0;url=${address}/meta">`,
    `<base href="${address}/">`,
    `<form action="${address}/form"><button autofocus>`,
    `{{constructor.constructor("${act}")()}}`,
    `\${${act}}`,
    `<template><script>${act}</script></template>`,
    `<noscript><p title="</noscript><img src=x onerror=${act}>">`,
    `\u202e<script>${act}</script>`,
  ];
  return acts.flatMap(shapes);
}

beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo; // listening on TCP
  payloads = corpus(`http://127.0.0.1:${port}`);
  server = await startServer(folder);
  browser = await launchBrowser();
  client = await signIn(server.url);
  const made = await addSite(client, 'shop.example');
  site = made.id;
  const at = Date.now() - payloads.length * 1_000;
  for (const [index, text] of payloads.entries()) {
    const page = { page_id: crypto.randomUUID(), url: `https://shop.example/${encodeURIComponent(text)}`, title: text };
    await client.post('/api/track/batches', {
      tracking_id: made.tracking_id,
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
        { type: 'page_view', at: at + index, ...page },
        {
          type: 'custom',
          at: at + index + 1,
          name: text.slice(0, 128),
          props: { text, [text.slice(0, 60)]: 1 },
          ...page,
        },
        {
          type: 'rage_click',
          at: at + index + 2,
          x: 5,
          y: 5,
          element: text,
          element_text: text.slice(0, 120),
          ...page,
        },
        { type: 'js_error', at: at + index + 3, name: text.slice(0, 128), props: { stack: text }, ...page },
        { type: 'identify', at: at + index + 4, props: { name: text }, ...page },
      ],
    });
  }
  for (const name of payloads.slice(0, 6)) {
    await client.post('/api/funnels', {
      site,
      name: name.slice(0, 90),
      steps: [
        { type: 'page', value: '/*', name: name.slice(0, 90) },
        { type: 'event', value: name.slice(0, 90) },
      ],
    });
  }
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  listener.close();
  remove();
});

const VIEWS = [
  'overview',
  'live',
  'recordings',
  'heatmaps',
  'boards',
  'funnels',
  'paths',
  'visitors',
  'forms',
  'feedback',
  'surveys',
  'retention',
  'events',
  'alerts',
  'webhooks',
  'install',
  'settings',
  'settings/import',
  'privacy',
];

it('no text of a stranger runs in any view, and no request leaves', { timeout: 280_000 }, async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(100);
  const page = await browser.newPage();
  const strange: string[] = [];
  page.on('dialog', (dialog) => {
    strange.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== server.url)
      strange.push(request.url());
  });
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  for (const view of VIEWS) {
    const answer = await page.goto(`${server.url}/sites/${site}/${view}`);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'");
    await page.waitForLoadState('networkidle').catch(() => {}); // the live view never is
    for (const attribute of ['href', 'src', 'action', 'formaction', 'srcdoc']) {
      const found = await page.locator(`[${attribute}^="javascript" i], [${attribute}^="data:text/html" i]`).count();
      expect(found, `${view}: ${attribute}`).toBe(0);
    }
    expect(await page.evaluate(() => 'ran' in window), view).toBe(false);
    expect(new URL(page.url()).origin).toBe(server.url);
  }
  expect(strange).toEqual([]);
  expect(called).toEqual([]);
});
