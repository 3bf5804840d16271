import type { KeptContents } from '@desirepath/contract/assets';
import { usesNamedIn, withContents } from '../../../storage/behaviour/assets/contents.ts';
import { assetUses } from '../../../storage/behaviour/assets/uses.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { findParts } from '../parts/queries.ts';
import type { Excerpt } from './excerpt.ts';
import { loadStretch } from './load.ts';

/** The pictures, fonts and style sheets of an excerpt with their contents. Of a clip only what it shows. */
export async function keptOf(behaviour: Behaviour, { site, id, clip, stretch }: Excerpt): Promise<KeptContents> {
  const uses = await assetUses(behaviour, site, { recording: id });
  if (!clip || uses.length === 0) return withContents(behaviour, site, uses);
  const chunks = await loadStretch(behaviour, { site, id }, await findParts(behaviour, site, id), stretch);
  const events = chunks.flatMap((chunk) => chunk.events);
  return withContents(behaviour, site, await usesNamedIn(behaviour, site, uses, events));
}
