import type { Browser, CDPSession, Page } from 'playwright-core';
import { PERSON } from '../../e2e/support/browser.ts';
import type { RecordedSite } from './collector.ts';
import type { PageName } from './pages.ts';
import { chargedMs } from './profile.ts';

/** What one visit cost the visitor. */
export interface Cost {
  /** ms in which the recorder's scripts were at work, by the profiler. */
  scripting: number;
  /** ms of the page's thread in all: compression and collecting garbage too. */
  thread: number;
  /** Bytes sent. */
  bytes: number;
  /** MB of the page's heap in the end, garbage collected. */
  heap: number;
  /** Tasks over 50 ms. */
  longTasks: number;
}
export type Measured = keyof Cost;

/** µs between two samples: more of them weigh on what is measured. */
const SAMPLING = 500;

/** Recorders send some seconds later, and again when the page ends. */
const BATCH_MS = 5000;
const LAST_BATCH_MS = 1000;

/** @param slowness how many times slower the processor is made */
export async function visit(browser: Browser, site: RecordedSite, page: PageName, slowness: number): Promise<Cost> {
  const context = await browser.newContext({ userAgent: PERSON, viewport: { width: 1280, height: 800 } });
  try {
    const tab = await context.newPage();
    await tab.addInitScript(() => {
      window.longTasks = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longTasks.push(duration);
      }).observe({ type: 'longtask', buffered: true });
    });
    const tools = await context.newCDPSession(tab);
    await tools.send('Performance.enable', { timeDomain: 'threadTicks' }); // of the processor: other work does not count
    await tools.send('Emulation.setCPUThrottlingRate', { rate: slowness });
    await tools.send('Profiler.enable');
    await tools.send('Profiler.setSamplingInterval', { interval: SAMPLING });
    await tools.send('Profiler.start');
    site.bytes();
    await tab.goto(`${site.url}/${page}`);
    await READ[page](tab);
    await tab.waitForTimeout(BATCH_MS);
    const thread = await threadSeconds(tools);
    const { profile } = await tools.send('Profiler.stop');
    await tools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await tools.send('Runtime.getHeapUsage');
    const longTasks = await tab.evaluate(() => window.longTasks.length);
    await tab.goto('about:blank');
    await tab.waitForTimeout(LAST_BATCH_MS);
    return {
      scripting: chargedMs(profile, (url) => /\/peer\.js|\/t\//.test(url)),
      thread: thread * 1000,
      bytes: site.bytes(),
      heap: usedSize / 2 ** 20,
      longTasks,
    };
  } finally {
    await context.close();
  }
}

async function threadSeconds(tools: CDPSession): Promise<number> {
  const { metrics } = await tools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

/** Some ten seconds of a visitor, of the same kind and number of acts whoever records them. */
const READ: Record<PageName, (tab: Page) => Promise<void>> = {
  async article(tab) {
    for (let turn = 0; turn < 10; turn++) {
      await tab.mouse.move(200 + turn * 30, 200);
      await tab.mouse.move(800, 500, { steps: 20 });
      await tab.mouse.wheel(0, 700);
      await tab.waitForTimeout(600);
    }
  },
  async app(tab) {
    for (let turn = 0; turn < 6; turn++) {
      await tab.mouse.wheel(0, -5000);
      await tab.waitForTimeout(200);
      await tab.locator('input').first().pressSequentially('hello ', { delay: 30 });
      await tab.locator('#open').click();
      await tab.mouse.move(300, 500, { steps: 20 });
      await tab.mouse.wheel(0, 600);
      await tab.waitForTimeout(900);
    }
  },
  async list(tab) {
    for (let turn = 0; turn < 10; turn++) {
      await tab.mouse.move(200 + turn * 30, 200);
      await tab.mouse.move(700, 400, { steps: 20 });
      await tab.waitForTimeout(700);
    }
  },
};
