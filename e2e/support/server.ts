import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inject } from 'vitest';
import { placeFor } from '../../apps/server/src/storage/records/places.testing.ts';
import { behaviourPlace } from '../../apps/server/src/testing/behaviour.testing.ts';

/** The server's program. */
export const MAIN = join(import.meta.dirname, '../../apps/server/src/main.ts');

export interface RunningServer {
  url: string;
  process: ChildProcess;
  /** Ends it as a person would, and waits until it has. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** A fresh data folder, and what removes it. */
export function freshFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-e2e-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Whether all that a server keeps is in its folder: what some tests are about. */
export const isKeptInFolder = inject('postgres') === undefined && inject('clickhouseUrl') === '';

/** Flags of the stores that this run of the tests is about: none where they are in the folder. */
async function storesOf(folder: string): Promise<string[]> {
  const records = await placeFor(folder);
  const behaviour = behaviourPlace(join(folder, 'behaviour'));
  return [
    ...('url' in records ? ['--database-url', records.url] : []),
    ...(typeof behaviour === 'string' ? [] : ['--clickhouse-url', behaviour.url]),
    ...(typeof behaviour === 'string' || !behaviour.cluster ? [] : ['--clickhouse-cluster', behaviour.cluster]),
  ];
}

/**
 * The server in a process of its own, with nothing but flags.
 * @param prefix a command that runs another in its own surroundings
 */
export async function spawnServer(folder: string, flags: string[] = [], prefix: string[] = []) {
  const [program = process.execPath, ...args] = [
    ...prefix,
    process.execPath,
    MAIN,
    '--data-dir',
    folder,
    '--log-level',
    'warn',
    ...(flags.includes('--port') ? [] : ['--port', '0']),
    // Browsers that a test steers say so, and the senders of a load are quicker than people and behind one address.
    ...(flags.includes('--robots') ? [] : ['--robots', 'keep']),
    ...(flags.includes('--rate-limit-ip') ? [] : ['--rate-limit-ip', '0', '--rate-limit-site', '0']),
    ...(flags.includes('--clickhouse-url') ? [] : await storesOf(folder)),
    ...flags,
  ];
  return spawn(program, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, UV_THREADPOOL_SIZE: '16' },
  });
}

/** {@link spawnServer}, once it says that it is ready. */
export async function startServer(...given: Parameters<typeof spawnServer>): Promise<RunningServer> {
  const child = await spawnServer(...given);
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = /is ready at (\S+)/.exec(line)?.[1];
      if (ready) resolve(ready);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { url, process: child, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
