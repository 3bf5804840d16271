import { z } from 'zod';

const text = z.string().max(254).optional().catch(undefined);

/** Whose entries, and of what. */
export const auditSearch = z.object({ email: text, action: text });
