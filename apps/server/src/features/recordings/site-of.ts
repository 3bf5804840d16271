import type { NamedThing } from '@desirepath/contract/common';
import { appError } from '../../errors/app-error.ts';
import type { Caller } from '../../http/guard.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { siteOfSession } from '../../storage/site-of-session.ts';

/** The site of a recording, which a call need not name. @throws AppError site_not_found, recording_not_found, forbidden */
export async function siteOf(
  stores: { behaviour: Behaviour; sites: Sites },
  caller: Caller,
  { id, site }: NamedThing,
): Promise<number> {
  const found = site ?? (await siteOfSession(stores, caller, id));
  if (found === undefined) throw appError('recording_not_found');
  await stores.sites.permitted(caller, found);
  return found;
}
