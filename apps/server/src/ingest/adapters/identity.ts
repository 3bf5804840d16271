import { hash } from 'node:crypto';
import { CLIENTS } from '@desirepath/contract/limits';
import { uuidOf } from './ids.ts';
import type { SeenBodies } from './seen-bodies.ts';

/** How a batch is known again when the same body comes once more. */
export interface Identity {
  /** Of the events of the body. */
  tab_id: string;
  /** From 2 on the pipeline looks for what is stored already. `name` is that of `seen-bodies.ts`. */
  attemptOf(name: string): number;
}

export interface IdentityDependencies {
  /** epoch ms */
  clock: () => number;
  createUuid: () => string;
  seen: SeenBodies;
}

/** What a body is, for all that is made of it. */
export interface Body {
  fingerprint: string;
}

export const fingerprintOf = (text: string): Body => ({ fingerprint: hash('sha256', text, 'base64') });

/** Whose batch it is: a session of a site, or what stands for one. */
export interface Whose {
  site_id: number;
  name: string;
}

export const partsOf = ({ site_id, name }: Whose) => [site_id, name];

/**
 * Foreign clients number nothing, and repeat a body whose answer they did not get. The same body of the same session
 * gets the same number, and so counts once; `docs/decisions/0006-foreign-clients.md` says how far that holds. A body in which
 * nothing has a time may as well be a second event like the first: it is new each time.
 * @param newest epoch ms of the newest moment in it
 */
export function identityOf(
  { fingerprint }: Body,
  whose: Whose,
  newest: number | undefined,
  { clock, createUuid, seen }: IdentityDependencies,
): Identity {
  if (newest === undefined) return { tab_id: createUuid(), attemptOf: () => 1 };
  const isLate = clock() - newest > CLIENTS.lateAfter;
  return {
    tab_id: uuidOf('body', ...partsOf(whose), fingerprint),
    attemptOf: (name) => (isLate || seen.has(name) ? 2 : 1),
  };
}
