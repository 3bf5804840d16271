import type { AssetUse, KeptContents } from '@desirepath/contract/assets';
import { ASSETS } from '@desirepath/contract/limits';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { assetUses, findAsset } from '../assets/queries.ts';
import { findParts } from '../parts/queries.ts';
import type { Excerpt } from './excerpt.ts';
import { loadStretch } from './load.ts';
import { namedIn } from './named.ts';

/**
 * The pictures, fonts and style sheets of an excerpt with their contents, for whoever cannot ask for them. Of a clip only those that
 * are named in it; what is more than there is room for shows as boxes.
 */
export async function keptOf(behaviour: Behaviour, excerpt: Excerpt): Promise<KeptContents> {
  const { site, id } = excerpt;
  const uses = await usesIn(behaviour, excerpt, await assetUses(behaviour, site, { recording: id }));
  const contents: KeptContents['contents'] = [];
  let room: number = ASSETS.inOneFile;
  for (const hash of new Set(uses.flatMap((use) => use.hash ?? []))) {
    const asset = await findAsset(behaviour, site, hash);
    if (!asset || asset.content64.length > room) continue;
    room -= asset.content64.length;
    contents.push({ hash, type: asset.type, content: asset.content64 });
  }
  const isHere = new Set(contents.map(({ hash }) => hash));
  return {
    uses: uses.map((use) => (use.hash && isHere.has(use.hash) ? use : { ...use, hash: null, type: null })),
    contents,
  };
}

async function usesIn(
  behaviour: Behaviour,
  { site, id, clip, stretch }: Excerpt,
  uses: readonly AssetUse[],
): Promise<readonly AssetUse[]> {
  if (!clip || uses.length === 0) return uses;
  const chunks = await loadStretch(behaviour, { site, id }, await findParts(behaviour, site, id), stretch);
  const named = namedIn(
    chunks.flatMap(({ events }) => events),
    uses.map(({ address }) => address),
  );
  return uses.filter(({ address }) => named.has(address));
}
