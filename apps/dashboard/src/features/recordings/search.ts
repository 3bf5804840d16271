import { z } from 'zod';

/** What the address of the list says besides the question. */
export const recordingsSearch = z.object({
  sort: z.enum(['newest', 'longest', 'active']).optional().catch(undefined),
});
