import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Records } from '../../storage/records/open.ts';
import { type Definition, selectDefinition } from './definitions/queries.ts';
import { idOf, undefinedForm } from './forms.ts';
import { formKeys } from './queries.ts';

/** A form of one of these sites by its id, also one that nobody has said anything of. */
export async function findForm(
  { behaviour, records }: { behaviour: Behaviour; records: Records },
  id: string,
  sites: readonly number[],
): Promise<Definition | undefined> {
  const said = await selectDefinition(records, id);
  if (said) return sites.includes(said.site) ? said : undefined;
  const seen = (await formKeys(behaviour, sites)).find(({ site, key }) => idOf(site, key) === id);
  return seen && undefinedForm(seen.site, seen.key);
}
