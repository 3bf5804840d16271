import type { Records } from '../../../storage/records/open.ts';

/** Whether an account lets recordings of a site load what is not kept from that site. */
export async function showsHosts(records: Records, account: string, site: number): Promise<boolean> {
  const row = await records
    .selectFrom('shown_hosts')
    .select('site_id')
    .where('account_id', '=', account)
    .where('site_id', '=', site)
    .executeTakeFirst();
  return row !== undefined;
}

export async function setShowsHosts(records: Records, account: string, site: number, shown: boolean): Promise<void> {
  const key = { account_id: account, site_id: site };
  if (shown) {
    await records
      .insertInto('shown_hosts')
      .values(key)
      .onConflict((row) => row.doNothing())
      .execute();
  } else {
    await records.deleteFrom('shown_hosts').where('account_id', '=', account).where('site_id', '=', site).execute();
  }
}
