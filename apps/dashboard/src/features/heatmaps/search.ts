import { device } from '@desirepath/contract/common';
import { z } from 'zod';

/** Which heatmap is shown, and how. Not the segment's `page` and `device`: those say whose sessions count. */
export const heatmapsSearch = z.object({
  path: z.string().min(1).optional().catch(undefined),
  screen: device.optional().catch(undefined),
  show: z.enum(['density', 'dots']).optional().catch(undefined),
  element: z.string().optional().catch(undefined).describe('Selector of the element that is pinned.'),
});
