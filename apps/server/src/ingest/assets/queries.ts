import { ASSETS } from '@desirepath/contract/limits';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Contents } from '../known-contents.ts';

/** Pictures, fonts and style sheets. */
export const assetsIn = (behaviour: Behaviour): Contents => ({
  topic: 'assets.cleared',
  remembered: ASSETS.remembered,
  bytesPerSite: ASSETS.bytesPerSite,
  find: (site, hashes) => findAssets(behaviour, site, hashes),
  bytes: (site) => assetBytes(behaviour, site),
});

/** Which of some hashes a site has the content of. */
async function findAssets(behaviour: Behaviour, site: number, hashes: string[]): Promise<string[]> {
  const rows = await behaviour.lookup<{ hash: string }>(
    'SELECT DISTINCT hash FROM assets WHERE site_id = {site:UInt32} AND hash IN {hashes:Array(String)}',
    { site, hashes },
  );
  return rows.map(({ hash }) => hash);
}

/** Bytes of all contents of a site, each once, however many replicas have it. */
async function assetBytes(behaviour: Behaviour, site: number): Promise<number> {
  const [row] = await behaviour.lookup<{ bytes: number }>(
    'SELECT sum(q.bytes) AS bytes FROM (SELECT hash, any(bytes) AS bytes FROM assets WHERE site_id = {site:UInt32} GROUP BY hash) AS q',
    { site },
  );
  return row?.bytes ?? 0;
}
