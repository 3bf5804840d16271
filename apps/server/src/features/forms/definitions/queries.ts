import type { FormSuccess } from '@desirepath/contract/forms';
import type { Selectable } from 'kysely';
import type { Records } from '../../../storage/records/open.ts';
import type { RecordsSchema } from '../../../storage/records/schema.ts';

/** What people say of a form. */
export interface Definition {
  id: string;
  site: number;
  key: string;
  name: string;
  success: FormSuccess | null;
  /** Left out of the list. */
  isHidden: boolean;
}

const toDefinition = ({ id, site_id, key, name, success, hidden }: Selectable<RecordsSchema['forms']>): Definition => ({
  id,
  site: site_id,
  key,
  name,
  success: success === null ? null : JSON.parse(success),
  isHidden: hidden === 1,
});

/** The definitions of a site, by name. */
export async function selectDefinitions(records: Records, site: number): Promise<Definition[]> {
  const rows = await records.selectFrom('forms').selectAll().where('site_id', '=', site).orderBy('name').execute();
  return rows.map(toDefinition);
}

export async function selectDefinition(records: Records, id: string): Promise<Definition | undefined> {
  const row = await records.selectFrom('forms').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toDefinition(row);
}

/** Keeps a definition, in the place of another one of the same form. */
export async function upsertDefinition(records: Records, definition: Definition): Promise<void> {
  const { id, site, key, name, success, isHidden } = definition;
  const said = { name, success: success && JSON.stringify(success), hidden: isHidden ? 1 : 0 };
  await records
    .insertInto('forms')
    .values({ id, site_id: site, key, ...said })
    .onConflict((conflict) => conflict.columns(['site_id', 'key']).doUpdateSet(said))
    .execute();
}
