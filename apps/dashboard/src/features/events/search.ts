import { EVENT_TYPES } from '@desirepath/contract/event-types';
import { TEXT } from '@desirepath/contract/limits';
import { z } from 'zod';

/** Which events the address is about, besides the question. */
export const eventsSearch = z.object({
  type: z.enum(EVENT_TYPES).optional().catch(undefined),
  name: z.string().max(TEXT.url).optional().catch(undefined),
});
