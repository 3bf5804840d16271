import type { StateChange } from '@desirepath/contract/page-state';
import type { Ids } from './ids.ts';
import { coverOf, isWithin } from './masked-nodes.ts';
import type { MaskingLevel } from './masking-level.ts';
import type { Root } from './watch/watching.ts';

/** While it changes a canvas is taken small and coarse; once it stands still, well, up to the longer side of most screens. */
const ROUGH = { px: 400, quality: 0.4 };
const FINE = { px: 2000, quality: 0.85 };
/** For what is too full of detail to be told well. */
const FAIR = { px: 1000, quality: 0.4 };

/** Characters that pictures may take, on average and at once: what a recording takes without any. */
const A_SECOND = 20_000;
const AT_ONCE = 400_000;

/** Canvases and images looked at in one turn; the others have theirs later. */
const A_TURN = 4;

/** A canvas that does not change is looked at after 2, 4, 8 turns. */
const LONGEST_REST = 8;

interface Seen {
  rough: string;
  isFine: boolean;
  /** Something was to be seen of it once: only then is it certain to have a context. */
  wasDrawn: boolean;
  /** Turns until it is looked at again, and how many that were the last time. */
  resting: number;
  rest: number;
}

/** What only the page has: drawings on canvases, and images it has made or been given (`blob:`). */
export interface Pictures {
  /** Looks at what can be seen of them. To be called in an animation frame: WebGL shows nothing outside of the one it draws in. */
  look(now: number): void;
  /** All is told anew. */
  forget(): void;
}

export const createPictures = (
  ids: Ids,
  roots: () => Root[],
  level: MaskingLevel,
  tell: (change: StateChange) => void,
): Pictures => {
  let seen = new WeakMap<Element, Seen>();
  /** Drawn with what another site gave, and so not ours to read. */
  const unreadable = new WeakSet<Element>();
  const busy = new WeakSet<Element>();
  let purse = { amount: AT_ONCE, at: 0 };
  let next = 0;

  const mayShow = (element: Element): boolean => {
    if (coverOf(element) || level.isStructureOnly) return false;
    return !level.isAllMasked || (!!level.shown && isWithin(element, level.shown));
  };
  /** Whether it was told: there may be no room for it, and the page may have covered or removed the element meanwhile. */
  const send = (element: Element, value: string): boolean => {
    const id = ids.idOf(element);
    if (id === undefined || !mayShow(element) || value.length > purse.amount) return false;
    purse.amount -= value.length;
    tell({ kind: 'picture', id, value });
    return true;
  };

  const take = async (element: HTMLCanvasElement | HTMLImageElement) => {
    const state = seen.get(element) ?? { rough: '', isFine: false, wasDrawn: false, resting: 0, rest: 1 };
    const isImage = !isCanvas(element);
    const bitmap = await createImageBitmap(element);
    const rough = isImage ? element.src : await encode(bitmap, ROUGH);
    const isSame = rough === state.rough;
    const isClear = !isImage && (await isEmpty(bitmap, rough));
    const isBlank = isClear && state.wasDrawn && isWebGl(element);
    if (!isClear) state.wasDrawn = true;
    if (!isBlank && !isSame && !isImage) {
      state.isFine = false;
      if (send(element, rough)) state.rest = 1;
    } else if (isBlank || (isSame && state.isFine) || !send(element, await encodeWell(bitmap))) {
      state.rest = Math.min(LONGEST_REST, state.rest * 2);
    } else state.isFine = true;
    bitmap.close();
    seen.set(element, { ...state, rough: isBlank ? state.rough : rough, resting: state.rest });
  };

  return {
    look(now) {
      purse = { amount: Math.min(AT_ONCE, purse.amount + ((now - purse.at) / 1000) * A_SECOND), at: now };
      const all = roots().flatMap((root) => [
        ...root.querySelectorAll<HTMLCanvasElement | HTMLImageElement>('canvas,img[src^="blob:"]'),
      ]);
      const due = all.filter((element) => {
        const state = seen.get(element);
        if (state) state.resting--;
        return (
          !unreadable.has(element) &&
          !busy.has(element) &&
          !(state && state.resting > 0) &&
          isSeen(element) &&
          mayShow(element)
        );
      });
      for (let turn = 0; turn < Math.min(A_TURN, due.length); turn++) {
        const element = due[next++ % due.length];
        if (!element || busy.has(element)) continue;
        busy.add(element);
        take(element)
          .catch((problem: Error) => {
            if (problem.name === 'SecurityError') unreadable.add(element);
          })
          .finally(() => busy.delete(element));
      }
    },
    forget() {
      seen = new WeakMap();
    },
  };
};

/** By what it has: elements of a frame are no instances of this window's classes. */
const isCanvas = (element: HTMLCanvasElement | HTMLImageElement): element is HTMLCanvasElement =>
  'getContext' in element;

/** Whether there is something to see of it, in the window. */
const isSeen = (element: HTMLCanvasElement | HTMLImageElement): boolean => {
  const { width, height, top, left, bottom, right } = element.getBoundingClientRect();
  const { innerHeight, innerWidth } = element.ownerDocument.defaultView ?? window;
  const isInWindow = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  const hasContent = isCanvas(element)
    ? element.width * element.height > 0
    : element.complete && element.naturalWidth > 0;
  return width * height > 0 && isInWindow && hasContent;
};

/** Only to be asked of one that has drawn something: it has a context, and asking for another kind makes none. */
const isWebGl = (canvas: HTMLCanvasElement): boolean => {
  try {
    return !canvas.getContext('2d');
  } catch {
    return false; // drawn by a worker
  }
};

const surfaceOf = (bitmap: ImageBitmap, px: number): OffscreenCanvas => {
  const scale = Math.min(1, px / Math.max(bitmap.width, bitmap.height));
  return new OffscreenCanvas(Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale));
};

const isEmpty = async (bitmap: ImageBitmap, rough: string): Promise<boolean> => {
  const surface = surfaceOf(bitmap, ROUGH.px);
  surface.getContext('2d');
  return (await toText(surface, ROUGH.quality)) === rough;
};

/** As well as there is ever room for. */
const encodeWell = async (bitmap: ImageBitmap): Promise<string> => {
  for (const kind of [FINE, FAIR]) {
    const picture = await encode(bitmap, kind);
    if (picture.length <= AT_ONCE) return picture;
  }
  return encode(bitmap, ROUGH);
};

/** The picture as a data URL. @throws where it may not be read */
const encode = (bitmap: ImageBitmap, { px, quality }: typeof ROUGH): Promise<string> => {
  const surface = surfaceOf(bitmap, px);
  surface.getContext('2d')?.drawImage(bitmap, 0, 0, surface.width, surface.height);
  return toText(surface, quality);
};

const toText = async (surface: OffscreenCanvas, quality: number): Promise<string> => {
  const blob = await surface.convertToBlob({ type: 'image/webp', quality });
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = reject;
    reader.readAsDataURL(blob);
  });
};
