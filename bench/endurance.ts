import { HALF, runLoad } from './ingest.ts';
import { percentile } from './measure.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { residentMb, startServer } from './server.ts';

const MINUTES = 10;
const SAMPLE_EVERY_MS = 2_000;
/** The first of them fill the caches of the engine. */
const WARM_MINUTES = 2;

/** Whether a server that takes in half of what it can for ten minutes comes to need more and more memory. */
export function measureEndurance(): Promise<Figure[]> {
  return withDataFolder(async (folder, owner) => {
    const server = await startServer(folder);
    const samples: { minute: number; mb: number }[] = [];
    const startedAt = performance.now();
    const sampling = setInterval(() => {
      samples.push({ minute: (performance.now() - startedAt) / 60_000, mb: residentMb(server.pid) });
    }, SAMPLE_EVERY_MS);
    const { latency } = await runLoad(server.url, owner, HALF, MINUTES * 60);
    clearInterval(sampling);
    await server.stop();

    const median = (from: number, to: number) =>
      percentile(
        samples.filter(({ minute }) => minute >= from && minute < to).map(({ mb }) => mb),
        0.5,
      );
    const group = `${MINUTES} minutes of ${(HALF.rate ?? 0) * HALF.batchSize} events/s`;
    const [early, late] = [median(WARM_MINUTES, WARM_MINUTES + 2), median(MINUTES - 2, MINUTES)];
    return [
      { group, what: 'acknowledgement p99', value: latency.p99, unit: 'ms', target: { most: 250 } },
      {
        group,
        what: 'resident memory in the last two minutes',
        value: late,
        unit: 'MB',
        limit: { what: `minutes ${WARM_MINUTES} to ${WARM_MINUTES + 2}`, value: early },
        target: { most: early * 1.1 },
      },
    ];
  });
}
