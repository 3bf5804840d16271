import { actText } from '@desirepath/contract/acts';
import { PERIODS } from '@desirepath/contract/periods';
import { z } from 'zod';

/** What begins, what counts as coming back, and in which periods. */
export const retentionSearch = z.object({
  first: actText.optional().catch(undefined),
  returning: actText.optional().catch(undefined),
  period: z.enum(PERIODS).optional().catch(undefined),
});
