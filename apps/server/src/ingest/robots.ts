import type { RobotReason } from '@desirepath/contract/trends';
import type { Agent } from './agent.ts';
import type { TabSpeed } from './tab-speed.ts';
import type { ValidBatch } from './validate.ts';

/** @param isTracker whether it came the way of our own tracker: only then is a browser expected */
export function robotReason(
  agent: Agent,
  batch: Pick<ValidBatch, 'head' | 'events'>,
  isTracker: boolean,
  tabSpeed: TabSpeed,
): RobotReason | undefined {
  if (agent.robot && (isTracker || !agent.isLibrary)) return agent.robot;
  if (batch.head.automated) return 'automated';
  // Other clients give times of their own making, or none.
  return isTracker && tabSpeed.isImpossible(batch.head, batch.events) ? 'speed' : undefined;
}
