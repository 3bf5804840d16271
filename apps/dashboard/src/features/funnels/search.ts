import { property } from '@desirepath/contract/acts';
import { conditionsText } from '@desirepath/contract/conditions';
import { FUNNEL_BREAKDOWNS } from '@desirepath/contract/funnel-breakdowns';
import { z } from 'zod';

/** What the address of a funnel says besides the question: what it is broken down by, and compared with. */
export const funnelSearch = z.object({
  by: z.enum(FUNNEL_BREAKDOWNS).optional().catch(undefined),
  property: property.optional().catch(undefined),
  compare: z.enum(['previous', 'year', 'segment']).optional().catch(undefined),
  against: conditionsText.optional().catch(undefined),
});
export type FunnelSearch = z.infer<typeof funnelSearch>;
