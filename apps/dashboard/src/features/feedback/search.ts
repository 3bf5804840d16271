import { FEEDBACK_STATES, MOODS } from '@desirepath/contract/feedback-states';
import { z } from 'zod';

/** What the address of the inbox says: which messages are listed, and which one is read. */
export const feedbackSearch = z.object({
  state: z.enum(FEEDBACK_STATES).optional().catch(undefined),
  mood: z.coerce.number().int().min(MOODS.min).max(MOODS.max).optional().catch(undefined),
  tag: z.string().optional().catch(undefined),
  assignee: z.string().optional().catch(undefined),
  search: z.string().optional().catch(undefined),
  message: z.uuid().optional().catch(undefined),
});
export type FeedbackSearch = z.infer<typeof feedbackSearch>;
