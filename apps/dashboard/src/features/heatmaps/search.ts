import { device } from '@desirepath/contract/common';
import { z } from 'zod';

/** Which heatmap is shown. Not the segment's `page` and `device`: those say whose sessions count. */
export const heatmapsSearch = z.object({
  path: z.string().min(1).optional().catch(undefined),
  screen: device.optional().catch(undefined),
});
