import { z } from 'zod';
import { isInReach } from './days.ts';
import { say } from './issues.ts';
import { CLIENTS, QUERY } from './limits.ts';

/** A number that came in a path or a query string. */
export const wireInt = z.coerce.number<number>().int();

export const siteId = wireInt.min(1).describe('The id of a site.');

/** Beside an id that is like no other: the site need not be named. */
export const siteOfThing = siteId.optional().describe('The id of its site; may be left out.');

/** A thing as a call names it. */
export interface NamedThing {
  id: string;
  site?: number | undefined;
}

/** Of a route that deletes: all that it takes stands in its address, since a body of DELETE may be dropped on its way. */
export const BY_ADDRESS = { inputStructure: 'detailed' } as const;

/** What such a route takes where it is about one thing of a site. */
export const oneByAddress = z.object({ params: z.object({ id: z.uuid() }), query: z.object({ site: siteId }) });

export const teamId = z.uuid().describe('The id of a team.');

/** A name on one line. Control characters would be invisible in it, and PostgreSQL cannot store all of them. */
export const oneLine = z
  .string()
  .trim()
  .max(100)
  .regex(/^\P{Cc}*$/u, { message: say('control_characters') });

/** An id of a client that was written for another system. */
export const anyId = z
  .union([z.string().min(1).max(CLIENTS.id), z.number()])
  .describe('Any id; one that is no UUID is mapped to one that is always the same.');

/** Said in the place of ids by a page whose browser keeps nothing. */
export const nameless = z
  .literal(true)
  .optional()
  .describe('The page keeps nothing: what it says belongs to the visit of its sender that is under way.');

/**
 * Of a thing that is replaced as a whole: what it was when it was looked at. A change that names it is refused with `changed_meanwhile` where
 * somebody else has changed the thing since; one that does not is written over whatever there is.
 */
export const revision = z
  .uuid()
  .describe('Changes with what its people say of it; give it back to write over no change of others.');

/** A moment, ISO 8601 in UTC with milliseconds. */
export const moment = z.iso.datetime();

const day = z.iso.date().refine(isInReach, { message: say('day_out_of_reach') });

/** Days in the site's own time zone, both included. */
export const dateRange = z.object({
  from: day.describe('First day, in the time zone of the site.'),
  to: day.describe('Last day, included.'),
});

export const listInput = z.object({
  limit: wireInt.min(1).max(QUERY.maxPageSize).default(QUERY.pageSize),
  cursor: z.string().max(512).optional().describe('`next_cursor` of the page before.'),
});

/** One page of a list; `next_cursor` is null on the last one. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });

export const DEVICES = ['desktop', 'tablet', 'mobile'] as const;
export const device = z.enum(DEVICES);
export type Device = z.infer<typeof device>;
