import type { Question } from '@desirepath/contract/segment';
import type { Site } from '@desirepath/contract/sites';
import type { Sites } from '../../storage/records/sites.ts';
import { type DayRange, rangeOf } from './days/range.ts';
import { type ReferenceKinds, type ResolvedSegment, resolveSegment } from './references.ts';

/** A question, ready to be put to the store: the caller may ask it, its days are checked, its segment is looked up. */
export interface Asked {
  site: Site;
  range: DayRange;
  segment: ResolvedSegment;
}

/** @throws AppError site_not_found, invalid_input, range_too_long */
export type Ask = (account: string, question: Question) => Promise<Asked>;

/** Where every question about sessions begins. */
export function createAsk({ sites, kinds }: { sites: Sites; kinds: ReferenceKinds }): Ask {
  return async (account, question) => {
    const site = await sites.owned(account, question.site);
    const range = rangeOf(question, site.settings.time_zone);
    return { site, range, segment: await resolveSegment(site, question, kinds) };
  };
}
