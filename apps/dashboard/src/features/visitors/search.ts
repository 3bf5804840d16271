import { z } from 'zod';

/** What the address of the visitors says: whom is looked for. */
export const visitorsSearch = z.object({ search: z.string().optional().catch(undefined) });
