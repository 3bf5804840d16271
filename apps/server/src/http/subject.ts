import type { About } from '@desirepath/contract/access';
import { siteId, teamId } from '@desirepath/contract/common';
import { z } from 'zod';

/** What a call is about, as far as its input says. */
export type Subject = { site: number } | { team: string };

// The same schemas as the contract reads these with: what the guard looks at is what the handler gets.
const bySite = z
  .object({ site: siteId })
  .or(z.object({ site_id: siteId }).transform((given) => ({ site: given.site_id })));
const PLACES: Record<Exclude<About, 'child' | 'own' | 'account'>, z.ZodType<Subject>> = {
  site: bySite.or(z.object({ query: bySite }).transform(({ query }) => query)),
  id: z.object({ id: siteId }).transform(({ id }) => ({ site: id })),
  team: z.object({ team: teamId }),
};

/**
 * Finds it in an input that nobody has checked yet, so that strangers learn nothing of what else is wrong with it. Undefined
 * where there is nothing to find, or nothing that the contract will let through.
 */
export function subjectOf(about: About | undefined, input: unknown): Subject | undefined {
  if (about === undefined || about === 'child' || about === 'own' || about === 'account') return undefined;
  return PLACES[about].safeParse(input).data;
}
