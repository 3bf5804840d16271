import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
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

export const openTestBehaviour = (folder: string, options?: BehaviourOptions): Promise<Behaviour> =>
  openBehaviour(behaviourPlace(folder), options);

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
