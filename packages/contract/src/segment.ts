import { z } from 'zod';
import { CHANNELS } from './channels.ts';
import { dateRange, device, siteId } from './common.ts';
import { type Clause, conditionsText, readConditions, SESSION_KINDS } from './conditions.ts';
import { TEXT } from './limits.ts';

/** Which sessions a question is about: each condition that is given must hold. */
export const segment = z.object({
  device: device.optional(),
  browser: z.string().max(64).optional(),
  os: z.string().max(64).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .describe('ISO 3166-1 alpha-2'),
  region: z.string().max(TEXT.tag).optional().describe('State or province, where the server knows cities.'),
  city: z.string().max(TEXT.tag).optional(),
  language: z.string().max(TEXT.language).optional().describe('BCP 47'),
  channel: z.enum(CHANNELS).optional(),
  source: z.string().max(TEXT.tag).optional().describe('Campaign source or referring host; empty for direct visits.'),
  page: z.string().max(TEXT.url).optional().describe('A path that was viewed.'),
  where: conditionsText.optional(),
});
export type Segment = z.infer<typeof segment>;

/** All that a segment says as conditions, those of its properties first. */
export function clausesOf(given: Segment): Clause[] {
  const ofProperties = (['page', ...SESSION_KINDS] as const).flatMap((kind): Clause[] => {
    const value = given[kind];
    return value === undefined ? [] : [{ kind, not: false, any: [value] }];
  });
  return [...ofProperties, ...readConditions(given.where)];
}

/** The one filter of every question: a site, days, a segment. */
export const question = z.object({ site: siteId, ...dateRange.shape, ...segment.shape });
export type Question = z.infer<typeof question>;
