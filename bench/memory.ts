import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from './report.ts';
import { withFolder } from './scratch.ts';
import { residentFilesMb, residentMb, startServer } from './server.ts';
import { onStore } from './store.ts';

/** Until merges are done and collected memory has gone back to the system. */
const REST_SECONDS = 20;

/** Resident memory at rest with the demo loaded: of the process that loaded it, and of one that found it there. */
export function measureMemory(): Promise<Figure[]> {
  return withFolder(async (folder) => {
    const restingMb = async () => {
      const server = await startServer(folder, { args: ['--demo'] });
      await sleep(REST_SECONDS * 1000);
      const resting = { all: residentMb(server.pid), files: residentFilesMb(server.pid) };
      await server.stop();
      return resting;
    };
    const loading = await restingMb();
    const found = await restingMb();
    const { bytesPerEvent, events } = await onStore('weigh', folder, {});
    const replays = await onStore('weighReplays', folder, {});
    const store = await onStore('rest', folder, { seconds: REST_SECONDS });

    const limit = { what: 'the open store alone', value: store.residentMb };
    const group = 'Start and memory';
    return [
      {
        group,
        what: 'memory at rest, having loaded the demo',
        value: loading.all,
        unit: 'MB',
        limit,
        target: { most: 450 },
      },
      {
        group,
        what: 'memory at rest, started on the demo',
        value: found.all,
        unit: 'MB',
        limit,
        target: { most: 450 },
      },
      { group, what: 'of which files, that the system may drop', value: found.files, unit: 'MB' },
      { group, what: `on disk per event, of the demo's ${events}`, value: bytesPerEvent, unit: 'bytes' },
      {
        group,
        what: `on disk per recorded minute, of the demo's ${Math.round(replays.minutes)}`,
        value: replays.bytes / replays.minutes / 1024,
        unit: 'KB',
        limit: { what: 'gzip of rrweb’s JSON', value: replays.gzipBytes / replays.minutes / 1024 },
        target: { most: replays.gzipBytes / replays.minutes / 1024 / 3 },
      },
    ];
  });
}
