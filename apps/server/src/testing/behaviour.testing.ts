import { createHash } from 'node:crypto';
import { inject } from 'vitest';
import {
  type Behaviour,
  type BehaviourOptions,
  type BehaviourPlace,
  openBehaviour,
} from '../storage/behaviour/open.ts';

/** Where a test keeps behaviour that has a folder: in it, or with DESIREPATH_TEST_BEHAVIOUR=gateway in a database of its own on a server. */
export function behaviourPlace(folder: string): BehaviourPlace {
  const url = inject('clickhouseUrl');
  const database = `test_${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  return url === '' ? folder : { url: `${url}${database}` };
}

export const openTestBehaviour = (folder: string, options?: BehaviourOptions): Promise<Behaviour> =>
  openBehaviour(behaviourPlace(folder), options);
