import { Refused } from '../errors/refused.ts';
import type { Records } from '../storage/records/open.ts';
import { findSitesNamed } from '../storage/records/site-rows.ts';

/** The id of the site that a person means by an id, a domain or a tracking id. @throws Refused site_unknown, site_ambiguous */
export async function siteNamed(records: Records, named: string): Promise<number> {
  const [site, ...others] = await findSitesNamed(records, named);
  if (site === undefined) throw new Refused('site_unknown', `No site has the id or the domain ${named}.`);
  if (others.length > 0)
    throw new Refused(
      'site_ambiguous',
      `Several sites are called ${named}. Name one by its id: ${[site, ...others].join(', ')}.`,
    );
  return site;
}
