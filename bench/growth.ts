import { setTimeout as sleep } from 'node:timers/promises';
import { daysUntil } from './days.ts';
import { EVENTS_PER_SESSION, withGrown } from './grown.ts';
import { BATCHES, runLoad } from './ingest.ts';
import { medianMs } from './measure.ts';
import { type Owner, ownerOf } from './owner.ts';
import { type Question, questionsOf } from './questions.ts';
import { type Figure, renderFigures } from './report.ts';
import { mostResident, type Resident, type RunningServer, residentMb, startServer } from './server.ts';
import { onStore } from './store.ts';

/** Millions of events, from a small site to what one machine should bear. */
export const GROWTH = [1, 10, 30, 100];
const MILLION = 1_000_000;
/** Questions at this size are asked seldom, and take long enough to be measured. */
const TIMES = 5;
/** Until merges are done and collected memory has gone back to the system. */
const REST_SECONDS = 20;
/** As many as the server answers at the same time. */
const ASKING = 4;
const LOAD_SECONDS = 20;
const MOST_MB = 700;

/** What one step of the growth has shown. */
interface Step {
  millions: number;
  fillSeconds: number;
  weights: { table: string; bytes: number; rows: number }[];
  /** Resident: having rested after its start, at most while one asks, at most while several ask and all is taken in that comes. */
  mb: { resting: number; asked: Resident; loaded: Resident };
  /** ms of each question */
  asked: { what: string; ms: number }[];
}

/**
 * Bytes, memory and the time of every question at so many million events each, and how they grow from the least to the most.
 * @param kept folder of stores that were filled before, and are kept there
 */
export async function measureGrowth(millions: number[], kept?: string): Promise<Figure[]> {
  const steps: Step[] = [];
  for (const each of millions) {
    const step = await grow(each, kept);
    steps.push(step);
    console.log(`${renderFigures(figuresOf(step, steps[0]))}\n`); // the next may take an hour
  }
  const [least, ...larger] = steps;
  const most = larger.at(-1);
  return [...steps.flatMap((step) => figuresOf(step, least)), ...(least && most ? exponents(least, most) : [])];
}

function grow(millions: number, kept: string | undefined): Promise<Step> {
  return withGrown(millions, kept, async (folder, { fillSeconds, until, ...site }) => {
    const { tables: weights } = await onStore('weigh', folder, {});
    const range = daysUntil(until);
    const server = await startServer(folder);
    const owner = await ownerOf(server.url, site);
    await sleep(REST_SECONDS * 1000);
    const resting = residentMb(server.pid);
    const { items } = await owner.ask<{ items: { recording_id: string }[] }>('/api/recordings', range);
    const recordingId = items[0]?.recording_id;
    if (!recordingId) throw new Error('The synthetic data has no recordings');
    const questions = questionsOf(range);
    const asked: Step['asked'] = [];
    const whileAsked = await mostResident(server, async () => {
      for (const { what, ask } of questions)
        asked.push({ what, ms: await medianMs(TIMES, () => ask(owner, recordingId)) });
    });
    const loaded = await mostResident(server, () => loadAndAsk(server, owner, questions, recordingId));
    await server.stop();
    return { millions, fillSeconds, weights, mb: { resting, asked: whileAsked, loaded }, asked };
  });
}

/** All that comes is taken in, while all questions are asked at once, again and again. */
async function loadAndAsk(server: RunningServer, owner: Owner, questions: Question[], recordingId: string) {
  let isOver = false;
  const asking = Array.from({ length: ASKING }, async (_, first) => {
    for (let turn = first; !isOver; turn++) await questions[turn % questions.length]?.ask(owner, recordingId);
  });
  const loading = runLoad(server, owner, BATCHES, LOAD_SECONDS).finally(() => {
    isOver = true;
  });
  await Promise.all([loading, ...asking]);
}

function figuresOf({ millions, fillSeconds, weights, mb, asked }: Step, least: Step | undefined): Figure[] {
  const group = `Growth: ${millions} million events of ${(millions * MILLION) / EVENTS_PER_SESSION} sessions`;
  const events = millions * MILLION;
  const bytes = weights.reduce((sum, one) => sum + one.bytes, 0);
  const before = (value: number | undefined) =>
    least === undefined || least.millions === millions || value === undefined
      ? undefined
      : { what: `at ${least.millions} million`, value };
  return [
    ...asked.map(({ what, ms }) => ({
      ...{ group, what, value: ms, unit: 'ms' },
      limit: before(least?.asked.find((one) => one.what === what)?.ms),
    })),
    { group, what: 'on disk', value: bytes / 1024 ** 3, unit: 'GB' },
    ...weights.map((one) => ({
      ...{ group, what: `on disk per event, of ${one.table}`, value: one.bytes / events, unit: 'bytes' },
    })),
    { group, what: 'memory at rest', value: mb.resting, unit: 'MB', limit: before(least?.mb.resting) },
    {
      ...{ group, what: 'memory at most, asked one by one', value: mb.asked.all, unit: 'MB' },
      limit: before(least?.mb.asked.all),
    },
    {
      ...{ group, what: `memory at most, under full load and asked ${ASKING} at a time`, unit: 'MB' },
      value: mb.loaded.all,
      limit: before(least?.mb.loaded.all),
      target: { most: MOST_MB },
    },
    {
      ...{ group, what: 'the same without files, which the system may drop', value: mb.loaded.own, unit: 'MB' },
      limit: before(least?.mb.loaded.own),
    },
    { group, what: 'made and merged, time of a processor', value: fillSeconds, unit: 's' },
  ];
}

/** 0 does not grow, 1 grows with the events, 2 with their square. */
const exponents = (least: Step, most: Step): Figure[] =>
  least.asked.map(({ what, ms }, index) => ({
    group: `Growth from ${least.millions} to ${most.millions} million events: the time is (events)^x`,
    what,
    value: Math.log((most.asked[index]?.ms ?? ms) / ms) / Math.log(most.millions / least.millions),
    unit: '',
  }));
