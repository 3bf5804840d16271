import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import {
  type Behaviour,
  type BehaviourOptions,
  type BehaviourPlace,
  openBehaviour,
} from '../storage/behaviour/open.ts';

/** Where a test keeps behaviour that has a folder: in it, or as DESIREPATH_TEST_BEHAVIOUR says in a database of its own on a server. */
export function behaviourPlace(folder: string): BehaviourPlace {
  const url = inject('clickhouseUrl');
  const database = `test_${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  return url === '' ? folder : { url: `${url}${database}`, cluster: inject('clickhouseCluster') || undefined };
}

/**
 * {@link behaviourPlace}, where a store without events waits already. To make one takes a second of both processors and comes out the
 * same each time: the first test of a run that wants one makes it, and all have copies.
 */
export function newBehaviour(folder: string): BehaviourPlace {
  const place = behaviourPlace(folder);
  const isTaken = existsSync(folder) && readdirSync(folder).length > 0;
  const made = inject('newStore');
  if (typeof place !== 'string' || isTaken || made === '') return place;
  if (!existsSync(made)) makeStore(made);
  cpSync(made, folder, { recursive: true, verbatimSymlinks: true });
  return place;
}

function makeStore(made: string): void {
  // A process of its own: this one can open one folder only.
  const mine = `${made}-${process.pid}`;
  execFileSync(process.execPath, [join(import.meta.dirname, 'make-store.testing.ts'), mine]);
  try {
    renameSync(mine, made);
  } catch {
    rmSync(mine, { recursive: true }); // another test has made it meanwhile
  }
}

export const openTestBehaviour = (folder: string, options?: BehaviourOptions): Promise<Behaviour> =>
  openBehaviour(newBehaviour(folder), options);

/** Opens a store for the tests of a file, which has nothing but the schema, and removes it after them. */
export function withTestBehaviour(use: (behaviour: Behaviour) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-behaviour-'));
  let behaviour: Behaviour | undefined;
  beforeAll(async () => {
    behaviour = await openTestBehaviour(folder);
    use(behaviour);
  });
  afterAll(async () => {
    await behaviour?.close();
    rmSync(folder, { recursive: true, force: true });
  });
}
