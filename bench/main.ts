// `npm run bench`: measures what the README claims. `--only ingest,queries` picks, `--events 1,50` says how many million events
// are asked, `--growth 1,10` to how many it grows, `--grown <folder>` keeps what was filled for that, `--fill` fills and measures
// nothing, `--minutes 2` how long it endures, `--rounds 7` of how many visits each recorder's median is, `--write` puts it into
// bench/README.md.
import { parseArgs } from 'node:util';
import { measureAddresses } from './addresses.ts';
import { measureAlignments } from './alignment.ts';
import { measureAnswers } from './answers.ts';
import { measureEndurance } from './endurance.ts';
import { measureFidelity } from './fidelity.ts';
import { measureFloods } from './floods.ts';
import { keepGrown } from './grown.ts';
import { GROWTH, measureGrowth } from './growth.ts';
import { measureIngest } from './ingest.ts';
import { measureLive } from './live.ts';
import { measureMemory } from './memory.ts';
import { MILLIONS, measureQueries } from './queries.ts';
import { measureRecorders } from './recorders.ts';
import { measureRecordings } from './recordings.ts';
import { measureReplay } from './replay.ts';
import { describeMachine, type Figure, isMissed, renderFigures, writeReadme } from './report.ts';
import { measureSecondVisit } from './second-visit.ts';
import { measureSizes } from './sizes.ts';
import { measureSmallMachine } from './small-machine.ts';
import { measureStart } from './start.ts';
import { measureUnfelt } from './unfelt.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    events: { type: 'string', default: MILLIONS.join() },
    growth: { type: 'string', default: GROWTH.join() },
    grown: { type: 'string' },
    fill: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});
const millionsOf = (name: 'events' | 'growth') => {
  const millions = values[name].split(',').map(Number);
  if (!millions.every((one) => one > 0)) throw new Error(`--${name} takes millions of events, such as 1,10,50`);
  return millions;
};
const millions = millionsOf('events');
const growth = millionsOf('growth');
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error('--minutes takes a number, such as 2');
const rounds = Number(values.rounds);
if (!(rounds > 0)) throw new Error('--rounds takes a number, such as 7');

const MEASURES: Record<string, () => Promise<Figure[]> | Figure[]> = {
  ingest: measureIngest,
  queries: async () => {
    const figures: Figure[] = [];
    for (const each of millions) figures.push(...(await measureQueries(each)));
    return figures;
  },
  addresses: measureAddresses,
  answers: measureAnswers,
  floods: measureFloods,
  recordings: measureRecordings,
  replay: measureReplay,
  live: measureLive,
  fidelity: measureFidelity,
  sizes: measureSizes,
  alignment: measureAlignments,
  unfelt: measureUnfelt,
  recorders: async () => [...(await measureRecorders(rounds)), ...(await measureSecondVisit())],
  start: measureStart,
  memory: measureMemory,
  'small-machine': measureSmallMachine,
  growth: () => measureGrowth(growth, values.grown),
  endurance: () => measureEndurance(minutes),
};

const NAMES = Object.keys(MEASURES);
/** Takes an hour and a disk of its own. */
const ALONE = 'growth';
/** Not a part of the whole: the one takes an hour, and of the other the engine has been seen to end, which would end the whole. */
const BY_NAME = [ALONE, 'small-machine'];
const chosen = values.only?.split(',') ?? NAMES.filter((name) => !BY_NAME.includes(name));
const unknown = chosen.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(' or ')} to measure, only ${NAMES.join(', ')}`);
const place = values.only === ALONE ? 'growth' : 'figures';
const isWhole = values.events === MILLIONS.join() && values.growth === GROWTH.join() && minutes === 10;
if (values.write && ((values.only && values.only !== ALONE) || !isWhole))
  throw new Error(`bench/README.md holds all figures: --write goes alone, or with --only ${ALONE}`);

if (values.fill) {
  if (values.only !== ALONE || values.grown === undefined)
    throw new Error(`--fill goes with --only ${ALONE} and --grown <folder>`);
  for (const each of growth) {
    const { fillSeconds } = await keepGrown(each, values.grown);
    console.log(`${each} million events are there, made in ${Math.round(fillSeconds)} s of a processor`);
  }
  process.exit();
}

const figures: Figure[] = [];
for (const name of chosen) {
  const startedAt = performance.now();
  const measured = (await MEASURES[name]?.()) ?? [];
  figures.push(...measured);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`Measured ${name} in ${seconds} s\n\n${renderFigures(measured)}\n`);
}

const machine = describeMachine(new Date());
console.log(machine);
if (values.write) writeReadme(place, renderFigures(figures), machine);
const missed = figures.filter(isMissed);
console.log(missed.length === 0 ? 'All targets are met.' : `${missed.length} targets are missed.`);
