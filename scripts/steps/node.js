import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from './root.js';
import { StepFailed } from './step.js';

/** The server runs TypeScript as it is and keeps its records in `node:sqlite`: both want this version of Node. */
const NEEDED_MAJOR = 24;

/**
 * The Node that runs everything after the install: the one that comes as a package, or else the machine's own if it is
 * new enough (where npm is told to run no install scripts, the package has no program in it).
 *
 * @throws {StepFailed}
 */
export function projectNode() {
  const packaged = join(ROOT, 'node_modules/node/bin/node');
  if (existsSync(packaged)) return packaged;
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) return process.execPath;
  throw new StepFailed(
    `The package "node" came without its program, probably because npm runs no install scripts here (ignore-scripts). Allow them and run "npm ci", or use Node ${NEEDED_MAJOR} or newer.`,
  );
}

/** The environment of everything that runs on {@link projectNode}: what it starts in turn finds the same Node. */
export function projectEnv() {
  const path = [dirname(projectNode()), join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path };
}

/** Each connection to the behaviour store holds a thread while it runs a statement; Node's own 4 are too few. */
const THREADS = '16';

/**
 * Node's heap, whatever the machine: up to 1 GB, as Node has it on one of 2 GB, and at most 96 MB of what is new. On a larger machine garbage
 * would lie until there are 300 MB of it, of which a server under load, whose own data are 80 MB, has nothing; with half as much that is new, what
 * waits for its acknowledgement would be copied again and again, a tenth of all that ingest does.
 * One thread helps to collect it: on two processors V8's four, beside those of the engine, kept the event loop from its turn for a fifth of a second.
 */
const HEAP = '--max-old-space-size=1024 --max-semi-space-size=32 --v8-pool-size=1';

/**
 * How long the engine's allocator keeps what was let go of. Its own 5 s are several large questions one after the other: of 1.2 GB that it held
 * under load, half were of questions that had ended. Below half a second it gives away what it needs again at once.
 */
const ALLOCATOR = 'dirty_decay_ms:500';

/** The environment of the server's program. What is set by whoever starts it goes first. */
export function serverEnv() {
  const { UV_THREADPOOL_SIZE = THREADS, NODE_OPTIONS = '', JE_MALLOC_CONF = ALLOCATOR } = process.env;
  return { ...projectEnv(), UV_THREADPOOL_SIZE, JE_MALLOC_CONF, NODE_OPTIONS: `${HEAP} ${NODE_OPTIONS}`.trim() };
}
