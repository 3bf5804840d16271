import { marksText } from '@desirepath/contract/conditions';
import { RECORDING_SORTS } from '@desirepath/contract/recording-views';
import { z } from 'zod';

/** What the address of the list says besides the question. */
export const recordingsSearch = z.object({
  sort: z.enum(RECORDING_SORTS).optional().catch(undefined),
  marks: marksText.optional().catch(undefined),
});
