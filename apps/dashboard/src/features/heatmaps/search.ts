import { device } from '@desirepath/contract/common';
import { z } from 'zod';
import { comparisonSearch } from './compare/search.ts';
import { VIEWS } from './kinds.ts';

/** Which heatmap is shown, and how. Not the segment's `page` and `device`: those say whose sessions count. */
export const heatmapsSearch = z.object({
  path: z.string().min(1).optional().catch(undefined),
  screen: device.optional().catch(undefined),
  kind: z.enum(VIEWS).optional().catch(undefined),
  show: z.enum(['density', 'dots', 'elements']).optional().catch(undefined),
  element: z.string().optional().catch(undefined).describe('Selector of the element that is pinned.'),
  state: z.string().max(200).optional().catch(undefined).describe('Key of a recorded state of the page.'),
  snapshot: z
    .string()
    .max(64)
    .optional()
    .catch(undefined)
    .describe('Id of the snapshot behind; the newest without it.'),
  width: z.coerce.number<number>().int().min(240).max(3840).optional().catch(undefined).describe('px of the frame'),
  worth: z.string().min(1).max(200).optional().catch(undefined).describe('Property of it that says what it is worth.'),
  goal: z.string().min(1).max(200).optional().catch(undefined).describe('Custom event that engagement is about.'),
  ...comparisonSearch.shape,
});
