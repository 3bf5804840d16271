import type { AssetType, AssetUse } from '@desirepath/contract/assets';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';

/** Of a recording: its pages, each from the moment its first chunk is of. */
const PAGES_OF_RECORDING = `
  SELECT page_id, toUnixTimestamp64Milli(min(first_at)) AS from
  FROM replay_chunks
  WHERE site_id = {site:UInt32} AND session_id = {recording:UUID}
  GROUP BY page_id`;
const ONE_PAGE = 'SELECT {page:UUID} AS page_id, toInt64(0) AS from';

interface UseRow extends Omit<AssetUse, 'hash' | 'type'> {
  hash: string;
  type: AssetType | '';
}

/** What the addresses on some pages stood for, in the order they were told. One row each time that a page told of one. */
export async function assetUses(
  behaviour: Behaviour,
  site: number,
  of: { recording?: string | undefined; page?: string | undefined },
): Promise<AssetUse[]> {
  const pages = of.recording === undefined ? ONE_PAGE : PAGES_OF_RECORDING;
  const rows = await behaviour.rows<UseRow>(
    `WITH pages AS (${pages}),
       uses AS (
         SELECT page_id, received_at, address, hash, width, height
         FROM asset_uses
         ARRAY JOIN addresses AS address, hashes AS hash, widths AS width, heights AS height
         WHERE site_id = {site:UInt32} AND page_id IN (SELECT page_id FROM pages))
     SELECT toString(u.address) AS address, p.from AS from, toString(a.hash) AS hash, toString(a.type) AS type, u.width AS width, u.height AS height
     FROM uses AS u
     INNER JOIN pages AS p ON u.page_id = p.page_id
     LEFT JOIN (
       SELECT DISTINCT hash, type FROM assets
       WHERE site_id = {site:UInt32} AND hash IN (SELECT hash FROM uses)) AS a ON toString(u.hash) = a.hash
     ORDER BY from, u.received_at`,
    { site, ...(of.recording === undefined ? { page: of.page } : { recording: of.recording }) },
  );
  return rows.map(({ hash, type, ...use }) => ({ ...use, hash: hash || null, type: type || null }));
}

export interface AssetRow {
  type: AssetType;
  content64: string;
}

export async function findAsset(behaviour: Behaviour, site: number, hash: string): Promise<AssetRow | undefined> {
  const [row] = await behaviour.rows<AssetRow>(
    `SELECT type, base64Encode(content) AS content64 FROM assets
     WHERE site_id = {site:UInt32} AND hash = {hash:String}
     LIMIT 1`,
    { site, hash },
  );
  return row;
}

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
