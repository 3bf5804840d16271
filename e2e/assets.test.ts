import { createServer } from 'node:http';
import type { AssetUse } from '@desirepath/contract/assets';
import type { Site } from '@desirepath/contract/sites';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, type Client, signIn } from './support/account.ts';
import { launchBrowser, PERSON } from './support/browser.ts';
import { listenLocally } from './support/listen.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { signInAt } from './support/sign-in.ts';
import { goBy } from './support/ways.ts';

/** Grainy, so that it cannot be made small: what is larger than what is kept. */
const picture = (width: number, height: number, grain = 0): Buffer => {
  const png = new PNG({ width, height });
  for (let i = 0; i < png.data.length; i += 4) {
    for (let colour = 0; colour < 3; colour++) png.data[i + colour] = 200 - Math.floor(Math.random() * grain);
    png.data[i + 3] = 255;
  }
  return PNG.sync.write(png);
};
const FILES = new Map([
  ['/logo.png', picture(40, 30)],
  ['/paper.png', picture(16, 16)],
  ['/letter.png', picture(50, 20)],
  ['/large.png', picture(700, 300, 200)],
]);
const PAGE = `<!doctype html><title>Shop</title><style>body { background: url(/paper.png) }</style>
  <h1>As it was</h1><img id="logo" src="/logo.png"><img id="letter" src="/letter.png"><img id="large" src="/large.png">`;

/** A shop whose letters are for those who are signed in, until it is deployed anew: then all but the large picture is gone. */
async function startShop() {
  let snippet = '';
  let isDeployed = false;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const isSignedIn = /signed=in/.test(request.headers.cookie ?? '');
    const file = FILES.get(path);
    if (path === '/') {
      response
        .setHeader('set-cookie', 'signed=in')
        .setHeader('content-type', 'text/html')
        .end(PAGE + snippet);
      return;
    }
    if (isDeployed) asked.push(path);
    const isGone = !file || (isDeployed && path !== '/large.png') || (path === '/letter.png' && !isSignedIn);
    response.writeHead(isGone ? 404 : 200, { 'content-type': 'image/png', 'cache-control': 'max-age=60' });
    response.end(isGone ? '' : file);
  });
  const { port, close } = await listenLocally(server);
  return {
    domain: `127.0.0.1:${port}`,
    asked,
    install: (given: string) => {
      snippet = given;
    },
    deploy: () => {
      isDeployed = true;
    },
    close,
  };
}

const { folder, remove } = freshFolder();
let server: RunningServer;
let shop: Awaited<ReturnType<typeof startShop>>;
let browser: Browser;
let client: Client;
let site: Site;
let owner: Page;

beforeAll(async () => {
  [server, shop, browser] = await Promise.all([startServer(folder), startShop(), launchBrowser()]);
  client = await signIn(server.url);
  site = await addSite(client, shop.domain);
  shop.install(`<script async src="${server.url}/t/${site.tracking_id}.js"></script>`);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await shop.close();
  remove();
});

interface Recordings {
  items: { recording_id: string }[];
}
const today = new Date().toISOString().slice(0, 10);
const recordings = () => client.get<Recordings>(`/api/recordings?site=${site.id}&from=${today}&to=${today}`);
const usesOf = async (recording: string) =>
  (await client.get<{ items: AssetUse[] }>(`/api/assets?site=${site.id}&recording=${recording}`)).items;

/** What shows in the frame: scripts do not run in there, so it is looked at from around it. */
const shown = (selector: string) =>
  owner.evaluate((wanted) => {
    const frame = document.querySelector<HTMLIFrameElement>('[data-testid=replay-frame] iframe');
    const element = frame?.contentDocument?.querySelector<HTMLImageElement>(wanted);
    if (!element) return undefined;
    const { src, naturalWidth, naturalHeight } = element;
    const background = frame?.contentWindow?.getComputedStyle(element).backgroundImage;
    return { src: src?.slice(0, 10), kept: /\/api\/assets\//.test(src), naturalWidth, naturalHeight, background };
  }, selector);

it('an old recording shows what a later deploy has removed, behind a login too, and asks the site for nothing', async () => {
  const visitor = await browser.newPage({ userAgent: PERSON });
  await visitor.goto(`http://${shop.domain}/`);
  await visitor.click('#logo');
  await expect.poll(async () => (await recordings()).items.length).toBe(1);
  const id = (await recordings()).items[0]?.recording_id ?? '';
  await expect.poll(async () => (await usesOf(id)).filter(({ type }) => type !== null).length).toBe(3);
  await visitor.close(); // its last events are sent as it goes
  shop.deploy();

  owner = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await signInAt(owner, server.url);
  await goBy(owner, owner.getByRole('link', { name: 'Recordings', exact: true }).first());
  await owner.locator('a[href*="/recordings/"]').first().click();
  await expect.poll(() => shown('#logo')).toMatchObject({ kept: true, naturalWidth: 40, naturalHeight: 30 });
  await expect.poll(() => shown('#letter')).toMatchObject({ kept: true, naturalWidth: 50 });
  expect((await shown('body'))?.background).toContain('/api/assets/');
  // A box of its size.
  await expect.poll(() => shown('#large')).toMatchObject({ src: 'data:image', naturalWidth: 700, naturalHeight: 300 });
  expect(shop.asked).toEqual([]);
});

it('what is not kept comes from the site when whoever watches allows that, and not before nor after', async () => {
  await owner.getByRole('button', { name: 'Show them for this site' }).click();
  await expect.poll(() => shown('#large')).toMatchObject({ src: 'http://127', naturalWidth: 700 });
  expect(new Set(shop.asked)).toEqual(new Set(['/large.png']));
  await owner.reload();
  await expect.poll(() => shown('#large')).toMatchObject({ src: 'http://127', naturalWidth: 700 });

  await owner.getByRole('button', { name: 'Do not show them' }).click();
  await expect.poll(() => shown('#large')).toMatchObject({ src: 'data:image' });
  shop.asked.length = 0;
  await owner.reload();
  await expect.poll(() => shown('#logo')).toMatchObject({ kept: true, naturalWidth: 40 });
  expect(shop.asked).toEqual([]);
});

it('a heatmap lies over the same page', async () => {
  await owner.getByRole('link', { name: 'Heatmaps' }).first().click();
  await expect.poll(() => shown('#logo')).toMatchObject({ kept: true, naturalWidth: 40 });
  expect(shop.asked).toEqual([]);
});

it('the owner sees what masking leaves of the page before it is saved', async () => {
  await goBy(owner, owner.getByRole('link', { name: 'Settings' }).first());
  const preview = owner.frameLocator('[data-testid=masking-preview] > .replayer-wrapper iframe');
  const look = async (masking: string) => {
    await owner.getByRole('radio', { name: masking }).click();
    await owner.getByRole('button', { name: 'See what is kept' }).click();
    await preview.locator('h1').waitFor();
  };
  await look('What is typed or chosen');
  expect(await preview.locator('h1').innerText()).toBe('As it was');
  expect(await preview.locator('#logo').getAttribute('src')).toContain('/api/assets/');
  await owner.keyboard.press('Escape');

  await owner.getByLabel('Elements that are left out').fill('#letter');
  await look('All text and pictures');
  expect(await preview.locator('h1').innerText()).toBe('** ** ***');
  expect(await preview.locator('#logo').getAttribute('src')).toBeNull();
  expect(await preview.locator('#letter').count()).toBe(0);
  await owner.keyboard.press('Escape');
  expect(shop.asked).toEqual([]);
});
