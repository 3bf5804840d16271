import { device } from '@desirepath/contract/common';
import { conditionsText } from '@desirepath/contract/conditions';
import { z } from 'zod';

/** The other side of a comparison. What is not given is as on the first side. */
export const comparisonSearch = z.object({
  with_from: z.iso.date().optional().catch(undefined),
  with_to: z.iso.date().optional().catch(undefined),
  with_screen: device.optional().catch(undefined),
  with_snapshot: z.string().max(64).optional().catch(undefined),
  with_where: conditionsText
    .optional()
    .catch(undefined)
    .describe('Conditions in place of the whole segment; empty for everyone.'),
  compare: z.enum(['beside', 'difference']).optional().catch(undefined),
});
