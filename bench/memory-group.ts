import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A control group of the kernel: the processes in it have so much memory together, files they read included, and one that wants more is ended. */
export interface MemoryGroup {
  /** Before a command, it puts that into the group. */
  prefix: string[];
  /** After its processes have ended. */
  remove(): Promise<void>;
}

/** Where the kernel has its groups: of the second version, or of the first, and what the limit is called there. */
const PLACES = [
  { isThere: '/sys/fs/cgroup/cgroup.controllers', root: '/sys/fs/cgroup', limit: 'memory.max' },
  { isThere: '/sys/fs/cgroup/memory', root: '/sys/fs/cgroup/memory', limit: 'memory.limit_in_bytes' },
];

/** Until the kernel has let go of processes that ended. */
const LINGERS_MS = 500;

/** Undefined where none can be made. */
export function makeMemoryGroup(mb: number): MemoryGroup | undefined {
  const place = PLACES.find(({ isThere }) => existsSync(isThere));
  if (!place) return undefined;
  const folder = join(place.root, `desirepath-bench-${process.pid}`);
  try {
    mkdirSync(folder);
  } catch {
    return undefined; // not root
  }
  try {
    writeFileSync(join(folder, place.limit), String(mb * 1024 * 1024));
  } catch {
    rmdirSync(folder);
    return undefined; // memory is not given to groups here
  }
  return {
    prefix: ['sh', '-c', 'echo $$ > "$0" && exec "$@"', join(folder, 'cgroup.procs')],
    async remove() {
      await sleep(LINGERS_MS);
      rmdirSync(folder);
    },
  };
}
