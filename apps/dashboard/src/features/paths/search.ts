import { conditionsText, stopName } from '@desirepath/contract/conditions';
import { PATHS } from '@desirepath/contract/limits';
import { groupsText } from '@desirepath/contract/paths';
import { z } from 'zod';

/** What the address of the paths says besides the question. */
export const pathsSearch = z.object({
  start: stopName.optional().catch(undefined),
  end: stopName.optional().catch(undefined),
  steps: z.coerce.number().int().min(PATHS.steps.min).max(PATHS.steps.max).optional().catch(undefined),
  share: z.coerce.number().min(0).max(1).optional().catch(undefined),
  events: z.literal('yes').optional().catch(undefined),
  groups: groupsText.optional().catch(undefined),
  goal: conditionsText.optional().catch(undefined),
  view: z.enum(['table', 'journeys', 'converting']).optional().catch(undefined),
});
export type PathsSearch = z.infer<typeof pathsSearch>;
