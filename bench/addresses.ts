import { daysUntil } from './days.ts';
import { medianMs } from './measure.ts';
import type { Owner } from './owner.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { startServer } from './server.ts';
import { onStore } from './store.ts';

const MILLION = 1_000_000;
const TIMES = 5;
/** ms: one waits for it, and does not wonder whether something is broken. */
const QUICK_MS = 1_000;

interface Question {
  what: string;
  ask: (owner: Owner, range: { from: string; to: string }) => Promise<unknown>;
}

const QUESTIONS: Question[] = [
  { what: 'the most viewed', ask: (owner, range) => owner.ask('/api/heatmaps/pages', range) },
  {
    what: 'those with a text in them',
    ask: (owner, range) => owner.ask('/api/heatmaps/pages', { ...range, search: '99999' }),
  },
  { what: 'groups that they suggest', ask: (owner, range) => owner.ask('/api/path-groups/suggestions', range) },
  {
    what: 'a map of one',
    ask: (owner, range) => owner.ask('/api/heatmaps/query', { ...range, path: '/products/777777' }),
  },
  {
    what: 'a map of the group of all',
    ask: (owner, range) => owner.ask('/api/heatmaps/query', { ...range, path: '/products/*' }),
  },
  {
    what: 'top pages of the overview',
    ask: (owner, range) => owner.ask('/api/trends/breakdown', { ...range, by: 'page' }),
  },
];

/** Questions about pages where every page view has an address of its own: a site that puts ids into them. */
export function measureAddresses(): Promise<Figure[]> {
  return withDataFolder(async (folder, account) => {
    const until = Date.now();
    const range = daysUntil(until);
    await onStore('fill', folder, { siteId: account.siteId, events: 5 * MILLION, until, addresses: MILLION });
    const server = await startServer(folder);
    const owner = account.at(server.url);
    const figures: Figure[] = [];
    for (const { what, ask } of QUESTIONS) {
      const value = await medianMs(TIMES, () => ask(owner, range));
      figures.push({ group: 'A million distinct addresses', what, value, unit: 'ms', target: { most: QUICK_MS } });
    }
    await server.stop();
    return figures;
  });
}
