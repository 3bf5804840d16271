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
