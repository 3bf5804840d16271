import { runLoad, WHOLE } from './ingest.ts';
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
      samples.push({ minute: (performance.now() - startedAt) / 60_000, mb: residentMb(server.pid) });
    }, SAMPLE_EVERY_MS);
    const { events, seconds } = await runLoad(server.url, owner, WHOLE, minutes * 60);
    clearInterval(sampling);
    await server.stop();

    /** Of the fifth of the time that begins there. In the first one the caches of the engine fill. */
    const inFifth = (fifth: number) =>
      percentile(
        samples.filter(({ minute }) => Math.floor((minute / minutes) * 5) === fifth).map(({ mb }) => mb),
        0.5,
      );
    const wanted = (WHOLE.rate ?? 0) * WHOLE.batchSize;
    const group = `${minutes} minutes of ${wanted} events/s`;
    const early = inFifth(1);
    return [
      // Those that a busy machine was late with come after their time, but for the last few.
      { group, what: 'events', value: events / seconds, unit: 'events/s', target: { least: wanted * 0.99 } },
      {
        group,
        what: 'resident memory in the last fifth of the time',
        value: inFifth(4),
        unit: 'MB',
        limit: { what: 'in the second fifth', value: early },
        target: { most: early * 1.1 },
      },
    ];
  });
}
