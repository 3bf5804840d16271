import { FORMAT } from '@desirepath/replay-format/ops';
import { createReplayWriter } from '@desirepath/replay-format/write';
import type { Own, Page } from '../context.ts';
import type { Guard } from '../guard.ts';
import { afterDrawn } from '../idle.ts';
import { inSlices } from '../in-slices.ts';
import { LARGEST_REPLAY_EVENT, PROP_VALUE_LENGTH } from '../limits.ts';
import { clip } from '../privacy.ts';
import { keepAssets } from '../replay/assets/keep.ts';
import { tooManyElements } from '../replay/extent.ts';
import { cover } from '../replay/masking-level.ts';
import type { Around } from '../replay/tree/around.ts';
import { BLOCKS, createCovers } from '../replay/tree/covers.ts';
import { createFrames } from '../replay/tree/frames.ts';
import { createNumbers } from '../replay/tree/numbers.ts';
import { createElementWriter } from '../replay/tree/write-element.ts';
import { writePage } from '../replay/tree/write-page.ts';
import { createTreeWriting } from '../replay/tree/write-tree.ts';
import type { Settings } from '../settings.ts';
import { createParts } from './parts.ts';

/** What it is given. It is built apart from the core: these names are not shortened. */
export interface PictureHost {
  site: Settings;
  /** The page view that is pictured. */
  shown: Page;
  /** The other members of the request that takes the picture away. */
  about: object;
  /** Whether the visitor is still on that page, and may be pictured. */
  mayTake(): boolean;
  guard: Guard;
  whenOver: Own['atStop'];
}

/** Gives the body of that request; undefined where there is to be none. Rejects where the picture cannot be taken. */
export type TakePicture = (host: PictureHost) => Promise<Blob | undefined>;

/** Brings it. */
export type LoadPicture = (use: (take: TakePicture) => void) => void;

/**
 * Takes a picture of the page as it stands: a snapshot of the document and of those of its frames, masked by the rules of the
 * recorder. Not in one go, which takes a tenth of a second on a large page: a few ms at a time, so that parts of it may be of
 * a moment later than others. What has gone meanwhile is left out, and what has been covered is covered.
 */
export const takePicture: TakePicture = async ({ site, shown, about, mayTake, guard, whenOver }) => {
  const level = cover(site);
  if (tooManyElements()) return;
  const assets = level.isStructureOnly
    ? undefined
    : keepAssets({
        own: { atStop: whenOver },
        guard,
        site,
        reads: new Set(),
        isMeasured: mayTake,
        pageId: () => shown.id,
      });
  const to = createReplayWriter();
  const numbers = createNumbers();
  const covers = createCovers(level);
  const frames = createFrames();
  const met: Element[] = [];
  const around: Around = {
    element: (tagName, attributes) => assets?.see({ tagName, attributes }),
    style: (css) => assets?.see(css),
    root: () => undefined,
    frame: (frame) => void met.push(frame),
  };
  const elements = createElementWriter(level, around);
  const isStill = () => to.size() < LARGEST_REPLAY_EVENT && mayTake();

  await new Promise<void>((resolve) => afterDrawn(resolve));
  const page = writePage({
    to,
    at: Date.now(),
    href: clip(shown.url, PROP_VALUE_LENGTH),
    numbers,
    met,
    // As if just added, boxes are not scrolled: to ask where they are would lay the page out anew.
    tree: createTreeWriting({ to, level, numbers, covers, elements, around, isScrolled: false, meet: () => undefined }),
    enter(frame) {
      const inside = covers.inside(frame) & BLOCKS ? undefined : frames.fresh(frame);
      if (inside) frames.note(frame, inside);
      return inside;
    },
  });
  let mayGoOn = true;
  await inSlices(
    () => {
      mayGoOn = isStill(); // asked once a slice: nobody answers otherwise within one, and it is asked of the storage
      covers.renew();
      page.resume();
    },
    () => mayGoOn && page.next(),
  );
  if (!mayGoOn || !isStill()) return;
  const parts = createParts();
  parts.add(`${JSON.stringify(about).slice(0, -1)},"replay":{"page_id":"${shown.id}","format":${FORMAT},`);
  parts.add(`${to.take()}}}`);
  return parts.whole();
};
