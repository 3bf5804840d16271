import { daysUntil, type Range } from './days.ts';
import { type Load, runLoad } from './ingest.ts';
import { medianMs } from './measure.ts';
import { measureNavigation } from './navigation.ts';
import { measureOnScreen } from './on-screen.ts';
import type { Owner } from './owner.ts';
import { BUSIEST, questionsOf, USUAL } from './questions.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { type RunningServer, startServer } from './server.ts';
import { onStore } from './store.ts';

const TIMES = 11;
const MILLION = 1_000_000;
/** Events that questions are asked of where nothing else is said. */
export const MILLIONS = [1, 10];
/** That the limits are for. */
const LIMITED = 10;

/** Questions of the dashboard over HTTP at so many million events; at that of the limits also maps on the screen, the way from view to view, and ingest beside slow ones. */
export function measureQueries(millions: number): Promise<Figure[]> {
  return withDataFolder(async (folder, account) => {
    const until = Date.now();
    const range = daysUntil(until);
    const questions = questionsOf(range);
    await onStore('fill', folder, { siteId: account.siteId, events: millions * MILLION, until });
    const { bytesPerEvent } = await onStore('weigh', folder, {});

    const server = await startServer(folder);
    const owner = account.at(server.url);
    const { items } = await owner.ask<{ items: { recording_id: string }[] }>('/api/recordings', range);
    const recordingId = items[0]?.recording_id;
    if (!recordingId) throw new Error('The synthetic data has no recordings');
    const asked: number[] = [];
    for (const { ask } of questions) asked.push(await medianMs(TIMES, () => ask(owner, recordingId)));
    const isLimited = millions === LIMITED;
    const onScreen = isLimited ? await measureOnScreen(server.url, owner, { path: USUAL, ...range }) : [];
    const fromViewToView = isLimited ? await measureNavigation(server.url, owner, range) : [];
    const beside = isLimited ? await measureBesideQueries(server, owner, range) : [];
    await server.stop();

    const statements = questions.map(({ scan }) => scan(owner.siteId, recordingId));
    const scanned = await onStore('scan', folder, { statements, times: TIMES });
    const group = `Questions at ${millions} million events`;
    return [
      ...questions.map(
        ({ what, most }, index): Figure => ({
          group,
          what,
          value: asked[index] ?? 0,
          unit: 'ms',
          limit: { what: 'bare scan', value: scanned.ms[index] ?? 0 },
          target: isLimited && most ? { most } : undefined,
        }),
      ),
      { group, what: 'on disk per event, sessions included', value: bytesPerEvent, unit: 'bytes' },
      ...onScreen,
      ...fromViewToView,
      ...beside,
    ];
  });
}

const SLOW_QUERIES = 8;
const SECONDS = 15;
const STEADY: Load = { batchSize: 20, connections: 16, pipelining: 4, rate: 50 };

/** Acknowledgements while eight people ask the slowest questions there are, again and again, and without them. */
async function measureBesideQueries(server: RunningServer, owner: Owner, range: Range): Promise<Figure[]> {
  const alone = await runLoad(server, owner, STEADY, SECONDS);
  let isOver = false;
  const asking = Array.from({ length: SLOW_QUERIES }, async () => {
    while (!isOver) await owner.ask('/api/trends/breakdown', { ...range, by: 'entry_page', page: BUSIEST });
  });
  const loading = runLoad(server, owner, STEADY, SECONDS).finally(() => {
    isOver = true;
  });
  const [beside] = await Promise.all([loading, ...asking]);
  return [
    {
      group: 'Ingest beside questions',
      what: `acknowledgement p99, ${STEADY.rate} batches/s, beside ${SLOW_QUERIES} slow questions`,
      value: beside.latency.p99,
      unit: 'ms',
      limit: { what: 'without the questions', value: alone.latency.p99 },
      target: { most: 250 },
    },
  ];
}
