import { EventType, IncrementalSource } from '@rrweb/types';
import { createMirror } from 'rrweb-snapshot';
import type { Own, Page } from '../context.ts';
import type { Guard } from '../guard.ts';
import { LARGEST_REPLAY_EVENT, PROP_VALUE_LENGTH } from '../limits.ts';
import { setCovers } from '../masking.ts';
import { clip } from '../privacy.ts';
import { keepAssets } from '../replay/assets/keep.ts';
import { type Above, aboveAll, aboveWithin } from '../replay/clean-node.ts';
import { withClosedRoots } from '../replay/closed-roots.ts';
import { tooManyElements } from '../replay/extent.ts';
import { maskingLevelOf } from '../replay/masking-level.ts';
import type { Settings } from '../settings.ts';
import { afterDrawn, inSlices } from './in-slices.ts';
import { createParts } from './parts.ts';
import { writeOut } from './write-out.ts';

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

/** A frame that was written as it is in the page: its own document follows. */
interface Frame {
  id: number;
  element: HTMLIFrameElement;
}

/**
 * Takes a picture of the page as it stands: what rrweb's full snapshot would be, of the document and of those of its frames,
 * masked by the same rules. Not in one go, which takes a tenth of a second on a large page: a few ms at a time, so that
 * parts of it may be of a moment later than others. What has gone meanwhile is left out, and what has been covered is covered.
 */
export const takePicture: TakePicture = async ({ site, shown, about, mayTake, guard, whenOver }) => {
  setCovers(site);
  const level = maskingLevelOf(site);
  if (tooManyElements()) return;
  const mirror = createMirror();
  const assets = level.isStructureOnly
    ? undefined
    : keepAssets({
        own: { atStop: whenOver },
        guard,
        site,
        reads: new Set(),
        isMeasured: mayTake,
        pageId: () => shown.id,
        tagOf: () => undefined, // what it sees has its name with it
      });
  const frames: Frame[] = [];
  let hasMetElement = false;
  const parts = createParts();
  const timestamp = Date.now();
  let room = LARGEST_REPLAY_EVENT;
  const add = (text: string) => {
    room -= text.length;
    parts.add(text);
  };
  const isStill = () => room > 0 && mayTake();
  const write = async (root: Document, around: () => Above | undefined, before: string, after: string) => {
    const writing = writeOut({
      root,
      level,
      mirror,
      around,
      see(element, original) {
        hasMetElement = true;
        assets?.see(element);
        if (original.localName === 'iframe') frames.push({ id: element.id, element: original as HTMLIFrameElement }); // by its name
      },
    });
    let hasBegun = false;
    let mayGoOn = true;
    await inSlices(
      () => {
        mayGoOn = isStill(); // asked once a slice: nobody answers otherwise within one, and it is asked of the storage
        if (mayGoOn) writing.resume();
      },
      // At the first element rrweb looks for the browser's own functions, and would make a frame in the page to find some.
      () => mayGoOn && (hasMetElement ? writing.next() : withClosedRoots(writing.next)),
      () => {
        const text = writing.take();
        if (!text) return;
        add(hasBegun ? text : before + text);
        hasBegun = true;
      },
    );
    if (hasBegun) add(after);
  };
  /** The beginning of an event, which more of its data follows. */
  const event = (type: EventType, data: object) => JSON.stringify({ type, timestamp, data }).slice(0, -2);

  await new Promise<void>((resolve) => afterDrawn(resolve));
  const { innerWidth: width, innerHeight: height, scrollX: left, scrollY: top } = window;
  const href = clip(shown.url, PROP_VALUE_LENGTH);
  add(`${JSON.stringify(about).slice(0, -1)},"replay":{"page_id":"${shown.id}","events":[`);
  add(`${event(EventType.Meta, { href, width, height })}}},`);
  const whole = `${event(EventType.FullSnapshot, { initialOffset: { left, top } })},"node":`;
  await write(document, () => aboveAll(level), whole, '}}');
  // Those in frames come after them.
  for (const { id, element } of frames) {
    const change = { source: IncrementalSource.Mutation, texts: [], attributes: [], removes: [], isAttachIframe: true };
    const attached = `,${event(EventType.IncrementalSnapshot, change)},"adds":[{"parentId":${id},"nextId":null,"node":`;
    const root = element.contentDocument;
    if (root?.documentElement) await write(root, () => aboveWithin(element, level), attached, '}]}}');
  }
  add(']}}');
  return isStill() ? parts.whole() : undefined;
};
