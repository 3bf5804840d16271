import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { serverEnv } from '../scripts/steps/node.js';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A server of our own on a free port, as `npm start` would run it. */
export interface RunningServer {
  url: string;
  pid: number;
  /** ms from starting the process to its word that it is ready. */
  readyMs: number;
  /** Aborted when it has ended, for whatever reason. */
  ended: AbortSignal;
  /** Ends it in order. @throws Error when it does not end within a minute */
  stop(): Promise<void>;
}

/** How long a start may take, filling the demo included. */
const START_PATIENCE_MS = 300_000;

/** The server gives its last requests ten seconds. */
const STOP_PATIENCE_MS = 60_000;

/** Those that have not ended, and their data folders. */
const running = new Map<ChildProcess, string>();
process.once('exit', () => {
  for (const child of running.keys()) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1)); // by that way

/** Ends what still runs on a folder: of a measurement that threw before it stopped its server. */
export async function endServers(folder: string): Promise<void> {
  for (const [child, itsFolder] of running) if (itsFolder === folder) await end(child);
}

/** Runs a command that ends in a server on the given data folder, and waits until it says that it is ready. */
export async function startServer(
  folder: string,
  { command = [process.execPath, 'apps/server/src/main.ts'], args = [] as string[] } = {},
): Promise<RunningServer> {
  const [program = '', ...rest] = command;
  const startedAt = performance.now();
  const child = spawn(program, [...rest, ...args], {
    cwd: ROOT,
    env: {
      ...serverEnv(),
      DATA_DIR: folder,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      // The load's tabs are a thousand times as quick as people, and all of one site.
      ROBOTS: 'keep',
      RATE_LIMIT_IP: '0',
      RATE_LIMIT_SITE: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ending = new AbortController();
  running.set(child, folder);
  child.once('close', () => {
    running.delete(child);
    ending.abort();
  });
  const url = await readAddress(child);
  return {
    url,
    pid: child.pid ?? 0,
    readyMs: performance.now() - startedAt,
    ended: ending.signal,
    async stop() {
      await end(child);
      if (child.signalCode === 'SIGKILL') throw new Error('The server did not end when it was asked to');
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}

async function readAddress(child: ChildProcess): Promise<string> {
  const timer = setTimeout(() => child.kill('SIGKILL'), START_PATIENCE_MS);
  if (!child.stdout) throw new Error('The server has no output');
  const lines = createInterface({ input: child.stdout });
  let said = '';
  try {
    for await (const line of lines) {
      said += `${line}\n`;
      const address = /ready at (http:\S+)/.exec(line)?.[1];
      if (address) return address;
    }
  } finally {
    clearTimeout(timer);
    child.stdout.pipe(process.stderr, { end: false }); // from here on it only says what went wrong
  }
  throw new Error(`The server ended before it was ready. It said:\n${said}`);
}

/** Resident memory of a process, in MB, as the kernel counts it. @throws Error where it has ended */
export const residentMb = (pid: number): number => statusMb(pid, 'VmRSS');

/** What of it is files that are mapped: code of the engine and of Node, which the system may drop and read again. */
export const residentFilesMb = (pid: number): number => statusMb(pid, 'RssFile');

function statusMb(pid: number, name: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  if (!kilobytes) throw new Error(`The kernel tells nothing of process ${pid}`);
  return Number(kilobytes) / 1024;
}

/** Memory of a process in MB: all that is resident, and what of it is its own, that is, no files. */
export interface Resident {
  all: number;
  own: number;
}

/** The most memory that a server had resident during some work, of each kind by itself. */
export async function mostResident({ pid }: RunningServer, work: () => Promise<unknown>): Promise<Resident> {
  const most = { all: 0, own: 0 };
  const look = () => {
    most.all = Math.max(most.all, residentMb(pid));
    most.own = Math.max(most.own, statusMb(pid, 'RssAnon'));
  };
  look();
  const timer = setInterval(look, 100);
  await work().finally(() => clearInterval(timer));
  return most;
}
