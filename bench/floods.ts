import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createHistogram } from '@desirepath/traffic';
import { ATTACKS } from './floods/attacks.ts';
import { type Load, runLoad } from './ingest.ts';
import type { Owner } from './owner.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { startServer } from './server.ts';

const GROUP = 'Honest clients under attack, all on the same machine';
const SECONDS = 12;
/** Visitors of a site with a million page views a day, at its busiest. */
const VISITORS: Load = { batchSize: 5, connections: 16, pipelining: 4, rate: 50 };
/** Somebody looks at the overview, ten times a second. */
const PAUSE_MS = 100;
/** As they are where nobody has set any. */
const LIMITS = ['--rate-limit-ip', '1000', '--rate-limit-site', '15000'];

/** What attackers may cost whoever comes honestly: beside the p99 of the same clients while nobody attacks, in the same run. */
export function measureFloods(): Promise<Figure[]> {
  return withDataFolder(async (folder, registered) => {
    const server = await startServer(folder, { args: LIMITS });
    const owner = registered.at(server.url);
    await honest(server.url, owner); // fills what is empty after a start
    const quiet = await honest(server.url, owner);
    const figures: Figure[] = [];
    for (const name of Object.keys(ATTACKS)) {
      const attacker = spawn(process.execPath, [ATTACKER, name, server.url], {
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      const ended = once(attacker, 'exit');
      await sleep(1_500); // until all of it has come
      const attacked = await honest(server.url, owner);
      if (attacker.exitCode !== null) throw new Error(`The attacker ended by itself: ${name}`);
      attacker.kill('SIGTERM');
      await ended;
      figures.push(beside(`visitor, ${name}`, attacked.visitor, quiet.visitor));
      figures.push(beside(`dashboard, ${name}`, attacked.dashboard, quiet.dashboard));
    }
    await server.stop();
    return figures;
  });
}

const ATTACKER = fileURLToPath(new URL('floods/attacker.ts', import.meta.url));

/** p99 in ms of acknowledgements and of answers. */
async function honest(url: string, owner: Owner): Promise<{ visitor: number; dashboard: number }> {
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
  const [load] = await Promise.all([runLoad(url, owner, VISITORS, SECONDS), look()]);
  return { visitor: load.latency.p99, dashboard: answers.percentile(0.99) };
}

const beside = (what: string, value: number, quiet: number): Figure => ({
  group: GROUP,
  what: `p99 of a ${what}`,
  value,
  unit: 'ms',
  limit: { what: 'nobody attacks', value: quiet },
  target: { most: 2 * quiet },
});
