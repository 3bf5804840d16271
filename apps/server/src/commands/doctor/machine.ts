import { existsSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { connectionThreads } from '../../settings/config.ts';
import { diskSpace } from '../../storage/disk-space.ts';
import { nearestOf, troubleWithFolder } from '../../storage/folder-access.ts';
import { bad, type Finding, good, note } from './finding.ts';

const NEEDED_NODE = 24;
/** Connections to the behaviour store, each of which holds a thread while it runs a statement. */
const NEEDED_THREADS = 12;
const GB = 1e9;
const SMALL_DISK = 2 * GB;
const FULL_DISK = 0.2 * GB;
/** Of the whole machine; a question may take 0.7 GB for itself. */
const LITTLE_MEMORY = 1.5 * GB;

/** @param backups what keeps them from being written, if anything does */
export function examineMachine(folder: string, backups: string | undefined): Finding[] {
  const found = [nodeVersion(), threads(), memory(), built(), rights(folder), disk(folder)];
  return backups === undefined ? found : [...found, bad(`No backups can be written: ${backups}`)];
}

function nodeVersion(): Finding {
  const { node } = process.versions;
  return Number.parseInt(node, 10) >= NEEDED_NODE
    ? good(`Node ${node}`)
    : bad(`Node ${node} is too old: ${NEEDED_NODE} or newer is needed. npm start brings its own along.`);
}

function threads(): Finding {
  const given = connectionThreads();
  if (given >= NEEDED_THREADS) return good(`${given} threads for the stores`);
  return note(`UV_THREADPOOL_SIZE is ${given}: questions wait for each other. npm start sets 16.`);
}

function memory(): Finding {
  const total = process.constrainedMemory() || totalmem();
  const bytes = Math.min(total, totalmem());
  const words = `${(bytes / GB).toFixed(1)} GB of memory`;
  return bytes < LITTLE_MEMORY ? note(`${words}: large questions may be refused.`) : good(words);
}

function built(): Finding {
  const page = join(import.meta.dirname, '../../../../dashboard/dist/index.html');
  return existsSync(page) ? good('The dashboard is built') : bad('The dashboard is not built: npm start does that.');
}

function rights(folder: string): Finding {
  const trouble = troubleWithFolder(folder);
  if (trouble) return bad(trouble);
  const place = nearestOf(folder);
  const owner = statSync(place).uid;
  if (process.getuid && owner !== process.getuid() && process.getuid() === 0) {
    return note(
      `${place} belongs to the user ${owner}, and this is root: files made now are root's, which the server may not be.`,
    );
  }
  return good(`${place} can be written`);
}

function disk(folder: string): Finding {
  const { free_bytes: free, total_bytes: total } = diskSpace(nearestOf(folder));
  const words = `${(free / GB).toFixed(1)} GB of ${(total / GB).toFixed(0)} GB of the disk are free`;
  if (free < FULL_DISK) return bad(`${words}: nothing more can be accepted.`);
  return free < SMALL_DISK ? note(`${words}. A backup, and merging what is stored, need room besides.`) : good(words);
}
