import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Site } from '@desirepath/contract/sites';
import { EventType, type eventWithTime, IncrementalSource } from '@rrweb/types';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSite, type Client, signIn } from './support/account.ts';
import { launchBrowser } from './support/browser.ts';
import { element, formsOf, type HostileNode } from './support/hostile.ts';
import { FAMILIES, svgOf } from './support/hostile-families.ts';
import { listenLocally } from './support/listen.ts';
import { recordedTab } from './support/recorded.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';
import { signInAt } from './support/sign-in.ts';
import { goBy } from './support/ways.ts';

/** Where hostile pages would call: it notes each request, and each connection, which is all that a preconnect makes. */
async function startListener() {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
  });
  server.on('connection', () => heard.push('connection'));
  const { port, close } = await listenLocally(server);
  return { url: `http://127.0.0.1:${port}`, heard, close };
}

const { folder, remove } = freshFolder();
const NAMES = Object.keys(FAMILIES);
const START = Date.now() - 120_000;
let server: RunningServer;
let listener: Awaited<ReturnType<typeof startListener>>;
let browser: Browser;
let client: Client;
let site: Site;
let owner: Page;
const surprises: string[] = [];

const change = (timestamp: number, data: object): eventWithTime =>
  ({
    type: EventType.IncrementalSnapshot,
    timestamp,
    data: { source: IncrementalSource.Mutation, adds: [], removes: [], texts: [], attributes: [], ...data },
  }) as eventWithTime; // a hostile page sends what the recorder's types do not allow

/** A page with all forms, then the same added one by one, then the same as changes of plain elements' attributes. */
function hostileVisit(): eventWithTime[] {
  const body = element('body', {}, [element('h1', {}, [])]);
  const plain = new Map<string, HostileNode[]>();
  for (const name of NAMES) {
    body.childNodes?.push(...formsOf(name, listener.url));
    // Elements that become hostile later: the same, without what makes them so.
    const bare = formsOf(name, listener.url).filter(({ attributes = {} }) => 'data-hostile' in attributes);
    plain.set(name, bare);
    body.childNodes?.push(...bare.map((node) => ({ ...node, attributes: {}, childNodes: [] })));
  }
  const html = element('html', {}, [element('head', {}, []), body]);
  const later = NAMES.flatMap((name, i) => {
    const at = START + 2_000 + i * 1_000;
    const adds = formsOf(name, listener.url).map((node) => ({ parentId: body.id, nextId: null, node }));
    const attributes = (plain.get(name) ?? []).map(({ id, attributes }) => ({ id, attributes }));
    return [change(at, { adds }), change(at + 500, { attributes })];
  });
  const css = `* { background: url(${listener.url}/rule) } @import "${listener.url}/rule-import";`;
  return [
    { type: EventType.Meta, timestamp: START, data: { href: 'https://shop.example/', width: 1000, height: 700 } },
    {
      type: EventType.FullSnapshot,
      timestamp: START + 1,
      data: { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { left: 0, top: 0 } },
    } as eventWithTime,
    ...later,
    {
      type: EventType.IncrementalSnapshot,
      timestamp: START + 20_000,
      data: { source: IncrementalSource.StyleSheetRule, id: body.id, adds: [{ rule: css }] },
    } as eventWithTime,
    {
      type: EventType.IncrementalSnapshot,
      timestamp: START + 20_100,
      data: {
        source: IncrementalSource.AdoptedStyleSheet,
        id: 1,
        styleIds: [1],
        styles: [{ styleId: 1, rules: [{ rule: css, index: 0 }] }],
      },
    } as eventWithTime,
  ];
}

/** Kept contents that are hostile themselves, which the page refers to. */
async function sendHostileAssets(page_id: string) {
  const weapons = { script: `top.hostile='asset';fetch('${listener.url}/asset')`, url: `${listener.url}/in-asset` };
  const sheet = `@import "${weapons.url}"; * { background: url(${weapons.url}) } @font-face { src: url(${weapons.url}) }`;
  const contents = [svgOf(weapons), sheet].map((text) => ({
    hash: createHash('sha256').update(text).digest('base64url'),
    content: Buffer.from(text).toString('base64'),
  }));
  const seen = NAMES.flatMap((name) =>
    Array.from({ length: 100 }, (_, round) => ({
      address: `${listener.url}/${name}-${round}`,
      hash: contents[name === 'links' ? 1 : 0]?.hash,
    })),
  );
  for (let from = 0; from < seen.length; from += 200) {
    await client.post('/api/track/assets', {
      ...{ tracking_id: site.tracking_id, page_id, seen: seen.slice(from, from + 200) },
    });
  }
  await client.post('/api/track/assets/contents', { tracking_id: site.tracking_id, contents });
}

beforeAll(async () => {
  [server, listener, browser] = await Promise.all([
    startServer(folder),
    startListener(),
    launchBrowser({ isWhole: false }),
  ]);
  client = await signIn(server.url);
  site = await addSite(client, 'shop.example');
  const tab = recordedTab(server.url, site.tracking_id);
  const page_id = crypto.randomUUID();
  await sendHostileAssets(page_id);
  const events = [
    { type: 'page_view', at: START },
    { type: 'click', at: START + 100, x: 10, y: 10, element: 'h1', element_x: 1, element_y: 1 },
  ];
  await tab.send({ seq: 0, page_id, events, replay: hostileVisit() });
  // The same with nothing kept of it.
  const other = recordedTab(server.url, site.tracking_id);
  await other.send({ seq: 0, page_id: crypto.randomUUID(), events, replay: hostileVisit() });

  owner = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  owner.on('dialog', (dialog) => surprises.push(`dialog ${dialog.message()}`));
  owner.on('popup', () => surprises.push('popup'));
  owner.on('download', () => surprises.push('download'));
  await signInAt(owner, server.url);
  await goBy(owner, owner.getByRole('link', { name: 'Recordings', exact: true }).first());
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await listener.close();
  remove();
});

it.each(NAMES)('there are a hundred forms of %s', (name) => {
  expect(formsOf(name, 'http://x.example').length).toBeGreaterThanOrEqual(100);
});

/** Thousands of hostile nodes are built while other tests have the processors: a minute was too short. */
const PATIENCE = { timeout: 300_000 };

/** How many hostile elements are in the frame, and what they did to the page around it. */
const look = () =>
  owner.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('[data-testid=replay-frame] iframe');
    return {
      inFrame: frame?.contentDocument?.querySelectorAll('[data-hostile]').length ?? 0,
      around: document.querySelectorAll('[data-hostile], base, object, embed').length,
      isTouched: 'hostile' in window || window.name !== '',
      origin: location.origin,
      focused: document.activeElement?.tagName,
    };
  });
const isUntouched = async () => {
  expect(await look()).toMatchObject({ around: 0, isTouched: false, origin: server.url });
  expect(listener.heard).toEqual([]);
  expect(surprises).toEqual([]);
};

it('nothing of it runs, loads from outside or touches the page around it while it is played and sought', async () => {
  const list = owner.locator('a[href*="/recordings/"]');
  for (const index of [0, 1]) {
    await expect.poll(() => list.count()).toBe(2);
    await list.nth(index).click();
    await expect.poll(async () => (await look()).inFrame, PATIENCE).toBeGreaterThan(1_000);
    await isUntouched();
    await seek('End');
    await expect.poll(async () => (await look()).inFrame, PATIENCE).toBeGreaterThan(2_000);
    await isUntouched();
    // What is built anew on the way back is what was built at first, whatever is kept of it: once is enough.
    if (index === 0) await seek('Home');
    await goBy(owner, owner.getByRole('link', { name: 'All recordings' }));
  }
});

async function seek(key: 'End' | 'Home'): Promise<void> {
  await owner.getByRole('slider', { name: 'Position in the recording' }).press(key);
  await owner.waitForTimeout(1_000); // for what would run, or call
  await isUntouched();
}

it('nor behind a heatmap', async () => {
  await owner.getByRole('link', { name: 'Heatmaps' }).first().click();
  await expect.poll(async () => (await look()).inFrame, PATIENCE).toBeGreaterThan(1_000);
  await owner.waitForTimeout(1_000);
  await isUntouched();
});

it('the same forms in a page without all that are heard of, family by family', async () => {
  for (const name of NAMES) {
    const bare = await browser.newPage(); // a form of the last family may be leaving for elsewhere still
    await bare.goto(`${listener.url}/bare-page`);
    await bare.evaluate(
      (nodes) => {
        const build = (node: HostileNode): Node => {
          if (node.textContent !== undefined) return document.createTextNode(node.textContent);
          const space = node.isSVG ? 'http://www.w3.org/2000/svg' : 'http://www.w3.org/1999/xhtml';
          const made = document.createElementNS(space, node.tagName ?? 'p');
          for (const [key, value] of Object.entries(node.attributes ?? {})) {
            try {
              made.setAttribute(key === '_cssText' ? 'title' : key, String(value));
            } catch {
              // a name that no browser takes
            }
          }
          made.append(...(node.childNodes ?? []).map(build));
          return made;
        };
        document.body.append(...nodes.slice(0, 40).map(build));
      },
      formsOf(name, listener.url),
    );
    await bare.waitForTimeout(300);
    await bare.close();
  }
  const loud = NAMES.filter((name) => listener.heard.some((path) => path.includes(`/${name}-`)));
  expect(loud.length).toBeGreaterThanOrEqual(9);
});
