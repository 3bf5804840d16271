import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { getPriority, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createHistogram } from '@desirepath/traffic';
import { ATTACKS } from './floods/attacks.ts';
import { type Load, runLoad } from './ingest.ts';
import type { Owner } from './owner.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { type RunningServer, startServer } from './server.ts';

const GROUP = 'Honest clients under attack, all on the same machine';
const SECONDS = 12;
/** Visitors of a site with a million page views a day, at its busiest. */
const VISITORS: Load = { batchSize: 5, connections: 16, pipelining: 4, rate: 50 };
/** Somebody looks at the overview, ten times a second. */
const PAUSE_MS = 100;
/** As they are where nobody has set any. */
const LIMITS = ['--rate-limit-ip', '1000', '--rate-limit-site', '15000'];

/**
 * What attackers may cost whoever comes honestly: beside the p99 of the same clients, in the same run, while the same attack goes to a server that
 * does nothing. It has to be under twice what it is while nobody attacks.
 */
export function measureFloods(): Promise<Figure[]> {
  return withDataFolder(async (folder, registered) => {
    const server = await startServer(folder, { args: LIMITS });
    const other = fork(OTHER_SERVER);
    try {
      const [otherUrl] = await once(other, 'message');
      return await underEach(server, registered.at(server.url), String(otherUrl));
    } finally {
      other.kill();
      await server.stop();
    }
  });
}

async function underEach(server: RunningServer, owner: Owner, otherUrl: string): Promise<Figure[]> {
  const under = (name: string, url: string) => attacked(name, url, () => honest(server, owner));
  await honest(server, owner); // fills what is empty after a start
  const quiet = await honest(server, owner);
  const figures = WHO.map((who) => figure(`a ${who}, nobody attacks`, quiet[who]));
  for (const name of Object.keys(ATTACKS)) {
    const elsewhere = await under(name, otherUrl);
    const here = await under(name, server.url);
    for (const who of WHO) {
      const limit = { what: 'attacked elsewhere', value: elsewhere[who] };
      figures.push({ ...figure(`a ${who}, ${name}`, here[who]), limit, target: { most: 2 * quiet[who] } });
    }
  }
  return figures;
}

const WHO = ['visitor', 'dashboard'] as const;
/** p99 in ms of acknowledgements and of answers. */
type Honest = Record<(typeof WHO)[number], number>;

/** Measures while an attack goes on, from a process that yields to all others: attackers have machines of their own. */
async function attacked(name: string, url: string, measure: () => Promise<Honest>): Promise<Honest> {
  const attacker = spawn(process.execPath, [ATTACKER, name, url], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (attacker.pid) setPriority(attacker.pid, getPriority() + YIELDS);
  const ended = once(attacker, 'exit');
  try {
    await sleep(1_500); // until all of it has come
    const measured = await measure();
    if (attacker.exitCode !== null) throw new Error(`The attacker ended by itself: ${name}`);
    return measured;
  } finally {
    attacker.kill('SIGTERM');
    await ended;
  }
}

/** A tenth of the time of a core that others want as well. */
const YIELDS = 10;
const ATTACKER = fileURLToPath(new URL('floods/attacker.ts', import.meta.url));
const OTHER_SERVER = fileURLToPath(new URL('floods/other-server.ts', import.meta.url));

async function honest(server: RunningServer, owner: Owner): Promise<Honest> {
  const answers = createHistogram();
  const today = new Date().toISOString().slice(0, 10);
  const end = performance.now() + SECONDS * 1_000;
  const look = async () => {
    while (performance.now() < end) {
      const askedAt = performance.now();
      await owner.ask('/api/trends/overview', { from: today, to: today });
      answers.record(performance.now() - askedAt);
      await sleep(PAUSE_MS);
    }
  };
  const [load] = await Promise.all([runLoad(server, owner, VISITORS, SECONDS), look()]);
  return { visitor: load.latency.p99, dashboard: answers.percentile(0.99) };
}

const figure = (what: string, value: number): Figure => ({ group: GROUP, what: `p99 of ${what}`, value, unit: 'ms' });
