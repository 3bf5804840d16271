import { createContext, type Recording, type WatchContext } from './context.ts';
import { watchCustomElements } from './custom-elements.ts';
import { watchFonts } from './fonts.ts';
import { watchInput } from './input.ts';
import { watchInteractions } from './interactions.ts';
import { watchMedia } from './media.ts';
import { watchPointer } from './pointer.ts';
import { watchScroll } from './scroll.ts';
import { watchSelection } from './selection.ts';
import { createSheets } from './sheets.ts';
import { watchStyleRules } from './style-rules.ts';
import { watchViewport } from './viewport.ts';

export type Root = Document | ShadowRoot;

/** All that is recorded besides the trees themselves. */
export interface Watching {
  /** A tree has just been written, the first time or anew: it is watched from here on. */
  see(root: Root): void;
  /** Those that are watched: the document, those of its frames, and shadow roots. */
  roots(): Root[];
  /** Looks for what no event tells. */
  look(): void;
  /** Writes what waits to be written. */
  release(): void;
  /** All is written anew from here on. */
  renew(): void;
  stop(): void;
}

interface Watched {
  look(): void;
  release(): void;
  stop(): void;
}

/** @param hasNew whether fields or custom elements have come since the look before: to search a large page takes long */
type Look = (hasNew: boolean) => void;

export const startWatching = (recording: Recording): Watching => {
  const sheets = createSheets();
  const watched = new Map<Root, Watched>();
  const [ofWindow, stopWindow] = createContext(recording);
  watchViewport(ofWindow);

  const watch = (root: Root): Watched => {
    const [context, stop] = createContext(recording);
    const looks: Look[] = [watchInput(root, context), () => sheets.look(root, context)];
    let release = () => {};
    let seen = -1;
    watchScroll(root, context);
    watchMedia(root, context);
    if (!('host' in root)) release = watchDocument(root, context, looks);
    return {
      look() {
        const before = seen;
        seen = recording.watched();
        for (const look of looks) look(seen !== before);
      },
      release,
      stop,
    };
  };
  const watchDocument = (root: Document, context: WatchContext, looks: Look[]): (() => void) => {
    watchInteractions(root, context);
    watchSelection(root, context);
    const window = root.defaultView;
    if (window) {
      watchStyleRules(window, sheets, context);
      watchFonts(window, context);
      const lookFor = watchCustomElements(window, context);
      looks.push((hasNew) => hasNew && lookFor(root));
    }
    return watchPointer(root, context);
  };
  const all = () => {
    for (const [root, { stop }] of watched) {
      // What is gone is not watched any more: where it comes again, it is written anew.
      if (isThere(root)) continue;
      stop();
      watched.delete(root);
    }
    return watched;
  };
  return {
    see(root) {
      const one = watched.get(root) ?? watch(root);
      watched.set(root, one);
      one.look();
    },
    roots: () => [...all().keys()],
    look() {
      for (const { look } of all().values()) look();
    },
    release() {
      for (const { release } of watched.values()) release();
    },
    renew: sheets.forget,
    stop() {
      for (const { stop } of watched.values()) stop();
      watched.clear();
      stopWindow();
    },
  };
};

/** The document of a frame that was removed stays connected to itself. */
const isThere = (root: Root): boolean => ('host' in root ? root.isConnected : !!root.defaultView);
