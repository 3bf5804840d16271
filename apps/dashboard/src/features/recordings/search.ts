import { marksText } from '@desirepath/contract/conditions';
import { RECORDING_SORTS } from '@desirepath/contract/recording-views';
import { z } from 'zod';

/** What the address of the list says besides the question. */
export const recordingsSearch = z.object({
  sort: z.enum(RECORDING_SORTS).optional().catch(undefined),
  marks: marksText.optional().catch(undefined),
});

/** What the address of a recording says: of which list it is one, and which clip or moment (ms from its start) is meant. */
export const recordingSearch = recordingsSearch.extend({
  clip: z.uuid().optional().catch(undefined),
  at: z.coerce.number<number>().int().min(0).optional().catch(undefined),
});

/** The address of another recording of the same list. */
export const ofList = <Search extends z.infer<typeof recordingSearch>>({ clip, at, ...search }: Search) => search;
