import { JOB_STATES } from '@desirepath/contract/job-states';
import { z } from 'zod';

/** What the address of the list says. */
export const jobsSearch = z.object({ status: z.enum(JOB_STATES).optional().catch(undefined) });
