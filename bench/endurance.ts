import { loadFor, WHOLE } from './ingest.ts';
import { percentile } from './measure.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { residentMb, startServer } from './server.ts';

const SAMPLE_EVERY_MS = 2_000;

/** Whether a server that takes in what it is to take in, for some minutes, comes to need more and more memory. */
export function measureEndurance(minutes: number): Promise<Figure[]> {
  return withDataFolder(async (folder, owner) => {
    const server = await startServer(folder);
    const samples: { minute: number; mb: number }[] = [];
    const startedAt = performance.now();
    const sampling = setInterval(() => {
      try {
        samples.push({ minute: (performance.now() - startedAt) / 60_000, mb: residentMb(server.pid) });
      } catch {
        clearInterval(sampling); // it has ended, which the load will say
      }
    }, SAMPLE_EVERY_MS);
    const loading = loadFor(server, owner, WHOLE, minutes * 60);
    const { events, seconds, batches, failures, latency } = await loading.finally(() => clearInterval(sampling));
    await server.stop();

    /** Of the fifth of the time that begins there. In the first one the caches of the engine fill. */
    const inFifth = (fifth: number) =>
      percentile(
        samples.filter(({ minute }) => Math.floor((minute / minutes) * 5) === fifth).map(({ mb }) => mb),
        0.5,
      );
    const wanted = (WHOLE.rate ?? 0) * WHOLE.batchSize;
    const early = inFifth(1);
    const refused = Object.values(failures).reduce((sum, count) => sum + count, 0);
    const row = (what: string, value: number, unit: string, more: Partial<Figure> = {}): Figure => ({
      group: `${minutes} minutes of ${wanted} events/s`,
      what,
      value,
      unit,
      ...more,
    });
    return [
      // Those that a busy machine was late with come after their time, but for the last few.
      row('events', events / seconds, 'events/s', { target: { least: wanted * 0.99 } }),
      row('batches that had to come again', (refused / (batches + refused)) * 100, '%', { target: { most: 0 } }),
      row('acknowledgement p50', latency.p50, 'ms'),
      row('acknowledgement p99', latency.p99, 'ms'),
      row('resident memory in the last fifth of the time', inFifth(4), 'MB', {
        limit: { what: 'in the second fifth', value: early },
        target: { most: early * 1.1 },
      }),
    ];
  });
}
