import { device } from '@desirepath/contract/common';
import { z } from 'zod';
import { FIGURE_NAMES } from './figures.ts';

/** What the address of a form says of its picture: which figure is on the fields, which field is meant, and the page behind. */
export const formSearch = z.object({
  figure: z.enum(FIGURE_NAMES).optional().catch(undefined),
  field: z.string().max(200).optional().catch(undefined),
  path: z.string().max(2048).optional().catch(undefined),
  screen: device.optional().catch(undefined),
});
