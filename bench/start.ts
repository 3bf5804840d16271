import { median } from './measure.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { startServer } from './server.ts';
import { onStore } from './store.ts';

const TIMES = 5;

/** `npm start` on a folder it knows, with nothing to install or build, until the address is there. */
export function measureStart(): Promise<Figure[]> {
  return withDataFolder(async (folder) => {
    const ms: number[] = [];
    for (let turn = 0; turn < TIMES; turn++) {
      const server = await startServer(folder, { command: ['npm', 'start'] });
      ms.push(server.readyMs);
      await server.stop();
    }
    const { openMs } = await onStore('rest', folder, { seconds: 0 });
    return [
      {
        group: 'Start and memory',
        what: 'npm start, nothing changed',
        value: median(ms) / 1000,
        unit: 's',
        limit: { what: 'opening the store', value: openMs / 1000 },
        target: { most: 5 },
      },
    ];
  });
}
