import { createHash } from 'node:crypto';
import { inject } from 'vitest';
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
