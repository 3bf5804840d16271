import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser, PERSON } from '../e2e/support/browser.ts';
import { listenLocally } from '../e2e/support/listen.ts';
import { median, percentile } from './measure.ts';
import type { Owner } from './owner.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { startServer } from './server.ts';
import { busyPage, ELEMENTS, MUTATIONS_A_SECOND, WATCHERS, type Watcher } from './unfelt/busy-page.ts';
import { timeCalls } from './unfelt/stopwatch.ts';

const GROUP = `Unfelt: a page of ${ELEMENTS} elements, ${MUTATIONS_A_SECOND} mutations a second`;
const SECONDS = 12;
/** Visits of each kind, by turns, whose median counts: one alone is some ms off. */
const ROUNDS = 3;

interface Felt {
  /** ms of script in all, per second. */
  scripting: number;
  /** ms of each call into our scripts, after they have loaded. */
  calls: number[];
  /** Tasks over 50 ms, after the first second. */
  longTasks: number;
}

/** What a visitor's browser does for the tracker, beside a page without it and one that plain rrweb records. */
export function measureUnfelt(): Promise<Figure[]> {
  return withDataFolder(async (folder, account) => {
    const server = await startServer(folder);
    const browser = await launchBrowser();
    const peer = await bundlePeer();
    const felt = new Map<Watcher, Felt>();
    const owner = account.at(server.url);
    try {
      const pages = new Map<Watcher, Watched>();
      for (const watcher of WATCHERS) {
        const tag = await tagOf(watcher, owner, server.url);
        pages.set(watcher, await servePage(tag, peer));
      }
      // Timed apart: the stopwatch itself is script, so what is scripting is measured without it.
      for (let round = 0; round < ROUNDS; round++) {
        for (const { url, scripting } of pages.values()) scripting.push((await visit(browser, url, false)).scripting);
      }
      for (const [watcher, { url, scripting, close }] of pages) {
        const timed: Felt[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          timed.push(
            await (watcher === 'the tracker'
              ? visitPictured(browser, `${url}/pictured/${round}`, owner)
              : visit(browser, url, true)),
          );
        }
        felt.set(watcher, { ...middleOf(timed), scripting: median(scripting) });
        await close();
      }
    } finally {
      await browser.close();
      await server.stop();
    }
    return figuresOf(felt);
  });
}

const row = (what: string, value: number, unit: string, more: Partial<Figure> = {}): Figure => ({
  group: GROUP,
  what,
  value,
  unit,
  ...more,
});

function figuresOf(felt: Map<Watcher, Felt>): Figure[] {
  const of = (watcher: Watcher): Felt => felt.get(watcher) ?? { scripting: 0, calls: [], longTasks: 0 };
  const [bare, core, replay, rrweb] = WATCHERS.map(of) as [Felt, Felt, Felt, Felt]; // in this order, see WATCHERS
  const plainly = { what: 'plain rrweb', value: rrweb.scripting };
  return [
    row('scripting without a tracker', bare.scripting, 'ms/s'),
    row('scripting with the tracker, without replay', core.scripting, 'ms/s', {
      limit: { what: 'no tracker', value: bare.scripting },
    }),
    row('scripting with the tracker and replay', replay.scripting, 'ms/s', {
      limit: plainly,
      target: { most: rrweb.scripting },
    }),
    row('longest handler, without replay', Math.max(0, ...core.calls), 'ms', { target: { most: 4 } }),
    row(`of ${core.calls.length} handlers 99.9 % took less than`, percentile(core.calls, 0.999), 'ms'),
    row('longest handler, with replay', Math.max(0, ...replay.calls), 'ms'),
    row(`of ${replay.calls.length} handlers 99.9 % took less than`, percentile(replay.calls, 0.999), 'ms'),
    row('tasks over 50 ms, without replay', core.longTasks, '', { target: { most: bare.longTasks } }),
    row('tasks over 50 ms, with replay', replay.longTasks, '', {
      limit: { what: 'plain rrweb', value: rrweb.longTasks },
    }),
  ];
}

/** Of some visits the one whose longest call is the median: a longest is of one moment, in which the machine may have been elsewhere. */
function middleOf(visits: Felt[]): Felt {
  const longest = ({ calls }: Felt) => Math.max(0, ...calls);
  const inOrder = visits.toSorted((a, b) => longest(a) - longest(b));
  const middle = inOrder[Math.floor(inOrder.length / 2)];
  if (!middle) throw new Error('There was no visit');
  return middle;
}

/** The first visitor makes the page known, and one of the next is asked for a picture of it. */
const VISITORS = 5;

/**
 * The visit that takes a picture for heatmaps, as one does once a day and page: none is felt more.
 * @param url of a page that nobody has visited @throws where none took it
 */
async function visitPictured(browser: Browser, url: string, owner: Owner): Promise<Felt> {
  for (let visitor = 0; visitor < VISITORS; visitor++) {
    const felt = await visit(browser, url, true);
    const { items } = await owner.ask<{ items: unknown[] }>('/api/heatmaps/snapshots', { path: new URL(url).pathname });
    if (items.length > 0) return felt;
  }
  throw new Error(`None of ${VISITORS} visitors took a picture of the page`);
}

/** What stands in the head of the page. */
async function tagOf(watcher: Watcher, owner: Owner, url: string): Promise<string> {
  if (watcher === 'nothing') return '';
  if (watcher === 'plain rrweb') return '<script src="/rrweb.js"></script>';
  const replay = watcher === 'the tracker with replay';
  return `<script async src="${url}/t/${owner.trackingId}.js" data-website-id="${owner.trackingId}" data-domain="127.0.0.1" data-replay="${replay}"></script>`;
}

async function bundlePeer(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('unfelt/rrweb.ts', import.meta.url)),
        output: { format: 'iife' },
      },
    },
  });
  if (!('output' in built)) throw new Error('rrweb was not built as one script');
  return built.output[0].code;
}

/** A busy page, and the ms of script per second that were measured on it. */
interface Watched {
  url: string;
  scripting: number[];
  close(): Promise<unknown>;
}

async function servePage(tag: string, peer: string): Promise<Watched> {
  const site = createServer((request, response) => {
    if (request.url === '/rrweb.js') response.setHeader('content-type', 'text/javascript').end(peer);
    else response.setHeader('content-type', 'text/html').end(busyPage(tag));
  });
  const { port, close } = await listenLocally(site);
  return { url: `http://127.0.0.1:${port}`, scripting: [], close };
}

async function visit(browser: Browser, url: string, isTimed: boolean): Promise<Felt> {
  const context = await browser.newContext({ userAgent: PERSON, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  if (isTimed) await page.addInitScript(timeCalls);
  const tools = await context.newCDPSession(page);
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' }); // of the processor: other work does not count
  const scriptSeconds = async () => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  };
  await page.goto(url);
  await page.waitForTimeout(3000); // loaded, the lazy parts too
  const before = await scriptSeconds();
  if (isTimed) {
    await page.evaluate(() => {
      window.calls = {};
      window.longTasks = [];
    });
  }
  const startedAt = performance.now();
  while (performance.now() - startedAt < SECONDS * 1000) await move(page);
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await scriptSeconds();
  const { calls, tasks } = isTimed
    ? await page.evaluate(() => ({ calls: window.calls, tasks: window.longTasks.length }))
    : { calls: {}, tasks: 0 };
  await context.close();
  const ours = Object.entries(calls).filter(([script]) => script.includes('/t/'));
  return {
    scripting: ((after - before) * 1000) / seconds,
    calls: ours.flatMap(([, ms]) => ms),
    longTasks: tasks,
  };
}

/** Three seconds of a visitor. */
async function move(page: Page): Promise<void> {
  await page.mouse.move(200, 200);
  await page.mouse.move(900, 600, { steps: 40 });
  await page.mouse.wheel(0, 600);
  await page.waitForTimeout(300);
  await page.mouse.click(640, 400);
  await page.mouse.wheel(0, -600);
  await page.waitForTimeout(300);
  await page.locator('input').fill('');
  await page.locator('input').pressSequentially('hello', { delay: 30 });
  await page.mouse.move(300, 500, { steps: 40 });
  await page.waitForTimeout(1000);
}
