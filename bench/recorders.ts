import type { Browser } from 'playwright-core';
import { launchBrowser } from '../e2e/support/browser.ts';
import { median } from './measure.ts';
import type { Owner } from './owner.ts';
import { type RecordedSite, serveRecorded } from './recorders/collector.ts';
import { bundlePeer, CONTENDERS, type Contender } from './recorders/contenders.ts';
import { PAGES, type PageName } from './recorders/pages.ts';
import { type Cost, type Measured, visit } from './recorders/visit.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { startServer } from './server.ts';

/** As it is, and as a slow phone is. */
const SLOWNESS = [1, 4];

const SHOWN: { measured: Measured; what: string; unit: string; per: number }[] = [
  { measured: 'scripting', what: 'scripting', unit: 'ms', per: 1 },
  { measured: 'thread', what: "the page's thread", unit: 'ms', per: 1 },
  { measured: 'bytes', what: 'sent', unit: 'KB', per: 1024 },
  { measured: 'heap', what: 'heap', unit: 'MB', per: 1 },
  { measured: 'longTasks', what: 'tasks over 50 ms', unit: '', per: 1 },
];

/** Ours is to cost at most this share of the lightest other. */
const SHARE: Partial<Record<Measured, number>> = { scripting: 0.5, bytes: 0.5, heap: 0.5, longTasks: 1 };

/** What recording costs a visitor, ours and others', summed over three pages: above the same visits without any. */
export function measureRecorders(rounds: number): Promise<Figure[]> {
  return withDataFolder(async (folder, account) => {
    const server = await startServer(folder);
    const browser = await launchBrowser();
    const sites = new Map<Contender, RecordedSite>();
    try {
      const owner = account.at(server.url);
      for (const contender of CONTENDERS) sites.set(contender, await serve(contender, owner, server.url));
      const figures: Figure[] = [];
      for (const slowness of SLOWNESS)
        figures.push(...figuresOf(await race(browser, sites, slowness, rounds), slowness));
      return figures;
    } finally {
      for (const site of sites.values()) await site.close();
      await browser.close();
      await server.stop();
    }
  });
}

async function serve(contender: Contender, owner: Owner, server: string): Promise<RecordedSite> {
  if (contender === 'nothing') return serveRecorded({ tag: '' });
  if (contender !== 'desirepath') {
    const script = await bundlePeer(contender);
    return serveRecorded({ tag: '<script async src="/peer.js"></script>', script });
  }
  const id = owner.trackingId;
  const tag = `<script async src="/t/${id}.js" data-website-id="${id}" data-domain="127.0.0.1" data-replay="true"></script>`;
  return serveRecorded({ tag, server });
}

/** By turns, so that what the machine does besides falls on all. */
async function race(
  browser: Browser,
  sites: ReadonlyMap<Contender, RecordedSite>,
  slowness: number,
  rounds: number,
): Promise<Map<Contender, Cost>> {
  const costs = new Map<string, Cost[]>();
  for (let round = 0; round < rounds; round++) {
    for (const page of PAGES) {
      for (const [contender, site] of sites) {
        const cost = await visit(browser, site, page, slowness);
        costs.set(contender + page, [...(costs.get(contender + page) ?? []), cost]);
      }
    }
  }
  const of = (contender: Contender, page: PageName, measured: Measured) =>
    median((costs.get(contender + page) ?? []).map((cost) => cost[measured]));
  return new Map(
    CONTENDERS.map((contender) => {
      const sum = (measured: Measured) =>
        PAGES.reduce((all, page) => all + of(contender, page, measured) - of('nothing', page, measured), 0);
      return [
        contender,
        {
          scripting: sum('scripting'),
          thread: sum('thread'),
          bytes: sum('bytes'),
          heap: sum('heap'),
          longTasks: sum('longTasks'),
        },
      ];
    }),
  );
}

function figuresOf(costs: ReadonlyMap<Contender, Cost>, slowness: number): Figure[] {
  const group = `Recorders: an article, an app, a list in motion${slowness > 1 ? `, on a processor ${slowness} times slower` : ''}`;
  return SHOWN.flatMap(({ measured, what, unit, per }) => {
    const costOf = (contender: Contender) => (costs.get(contender)?.[measured] ?? 0) / per;
    const others = CONTENDERS.filter((one) => one !== 'nothing' && one !== 'desirepath').map((one) => ({
      what: one,
      value: costOf(one),
    }));
    const best = others.toSorted((one, other) => one.value - other.value)[0];
    const share = SHARE[measured];
    const ours: Figure = {
      group,
      what: `${what}, desirepath`,
      value: costOf('desirepath'),
      unit,
      ...(best && { limit: best }),
      ...(best && share !== undefined && { target: { most: best.value * share } }),
    };
    return [
      ours,
      ...others.map((other): Figure => ({ group, what: `${what}, ${other.what}`, value: other.value, unit })),
    ];
  });
}
