import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  /** Where it is for those who are in there. */
  point: string;
  /** Where it is from out here. */
  seenFromOutside: string;
  /** What lets a command run in there. */
  prefix: string[];
  remove(): Promise<void>;
}

/**
 * A disk of so many MB, in memory. It is mounted in a namespace of its own, which needs no rights on this machine; a process
 * that does nothing holds that.
 */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const point = mkdtempSync(join(tmpdir(), 'desirepath-disk-'));
  const mount = `mount -t tmpfs -o size=${megabytes}m none '${point}' && echo mounted && exec cat`;
  const holder = spawn('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', mount], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [word] = await once(holder.stdout, 'data');
  if (String(word).trim() !== 'mounted') throw new Error('The small disk could not be mounted');
  const pid = String(holder.pid);
  return {
    point,
    seenFromOutside: join('/proc', pid, 'root', point),
    prefix: ['nsenter', '--user', '--mount', '--preserve-credentials', '--target', pid, '--'],
    async remove() {
      const ended = once(holder, 'exit');
      holder.stdin.end(); // cat ends, and the disk with it
      await ended;
      rmSync(point, { recursive: true });
    },
  };
}
