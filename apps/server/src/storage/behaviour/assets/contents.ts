import type { AssetUse, KeptContents } from '@desirepath/contract/assets';
import { ASSETS } from '@desirepath/contract/limits';
import type { ReplayEvent } from '@desirepath/contract/tracking';
import type { Behaviour } from '../open.ts';
import { namedIn, namedInSheet } from './named.ts';
import { findAsset } from './uses.ts';

/** Uses with their contents, for whoever cannot ask for these; what is more than there is room for shows as boxes. */
export async function withContents(
  behaviour: Behaviour,
  site: number,
  uses: readonly AssetUse[],
): Promise<KeptContents> {
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

/** Those of some uses that are named in events, or in a kept style sheet that is. */
export async function usesNamedIn(
  behaviour: Behaviour,
  site: number,
  uses: readonly AssetUse[],
  events: Iterable<ReplayEvent>,
): Promise<AssetUse[]> {
  const named = namedIn(
    events,
    uses.map(({ address }) => address),
  );
  const sheets = uses.filter(({ address, type }) => type === 'text/css' && named.has(address));
  for (const { address, hash } of sheets) {
    const sheet = hash && (await findAsset(behaviour, site, hash));
    if (!sheet) continue;
    const css = Buffer.from(sheet.content64, 'base64').toString();
    for (const one of namedInSheet(css, address)) named.add(one);
  }
  return uses.filter(({ address }) => named.has(address));
}
