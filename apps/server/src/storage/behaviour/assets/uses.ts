import type { AssetType, AssetUse } from '@desirepath/contract/assets';
import { ASSETS } from '@desirepath/contract/limits';
import type { Behaviour } from '../open.ts';

/** Of a recording: its pages, each from the moment its first chunk is of. */
const PAGES_OF_RECORDING = `
  SELECT page_id, toUnixTimestamp64Milli(min(first_at)) AS from
  FROM replay_chunks
  WHERE site_id = {site:UInt32} AND session_id = {recording:UUID}
  GROUP BY page_id`;
const ONE_PAGE = 'SELECT {page:UUID} AS page_id, toInt64(0) AS from';

/** One row an address that a page told of. */
const TOLD = `
  SELECT page_id, received_at, place, address, hash, width, height
  FROM asset_uses
  ARRAY JOIN addresses AS address, hashes AS hash, widths AS width, heights AS height, arrayEnumerate(addresses) AS place
  WHERE site_id = {site:UInt32}`;

interface ToldRow {
  from: number;
  address: string;
  /** '' where there is none. */
  hash: string;
  width: number;
  height: number;
}

/** What the addresses on some pages stood for, in the order they were told; of very many the first. */
export async function assetUses(
  behaviour: Behaviour,
  site: number,
  of: { recording?: string | undefined; page?: string | undefined },
): Promise<AssetUse[]> {
  const pages = of.recording === undefined ? ONE_PAGE : PAGES_OF_RECORDING;
  const rows = await behaviour.rows<ToldRow>(
    `SELECT p.from AS from, u.address AS address, u.hash AS hash, u.width AS width, u.height AS height
     FROM (${TOLD} AND page_id IN (SELECT page_id FROM (${pages}))) AS u
     INNER JOIN (${pages}) AS p ON u.page_id = p.page_id
     ORDER BY from, u.received_at, u.place
     LIMIT {most:UInt32}`,
    { site, most: ASSETS.usesShown, ...(of.recording === undefined ? { page: of.page } : { recording: of.recording }) },
  );
  const types = await typesOf(
    behaviour,
    site,
    rows.map(({ hash }) => hash),
  );
  return rows.map(({ hash, ...use }) => {
    const type = types.get(hash) ?? null;
    return { ...use, hash: type && hash, type };
  });
}

async function typesOf(behaviour: Behaviour, site: number, hashes: string[]): Promise<Map<string, AssetType>> {
  const distinct = [...new Set(hashes)].filter((hash) => hash !== '');
  if (distinct.length === 0) return new Map();
  const rows = await behaviour.rows<{ hash: string; type: AssetType }>(
    'SELECT DISTINCT hash, type FROM assets WHERE site_id = {site:UInt32} AND hash IN {hashes:Array(String)}',
    { site, hashes: distinct },
  );
  return new Map(rows.map(({ hash, type }) => [hash, type]));
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
