import { documentIn, getAttribute } from './dom.ts';

/** Whether the document in a frame is what it is to show: until its page has come it has an empty one. */
const isThere = (frame: Element, { URL: address, readyState, documentElement }: Document): boolean => {
  const isAwaited =
    getAttribute.call(frame, 'srcdoc') !== null || !/^(about:blank)?$/.test(getAttribute.call(frame, 'src') ?? '');
  return !!documentElement && readyState !== 'loading' && !(isAwaited && address === 'about:blank');
};

/** The documents of this page's frames, as far as they are written. */
export interface Frames {
  /** That of a frame, where it has come and is not written yet. */
  fresh(frame: Element): Document | undefined;
  /** What is written of a frame. */
  written(frame: Element): Document | undefined;
  note(frame: Element, inside: Document): void;
  forget(frame: Element): void;
}

export const createFrames = (): Frames => {
  const documents = new WeakMap<Element, Document>();
  return {
    fresh(frame) {
      const inside = documentIn(frame);
      return inside && documents.get(frame) !== inside && isThere(frame, inside) ? inside : undefined;
    },
    written: (frame) => documents.get(frame),
    note: (frame, inside) => void documents.set(frame, inside),
    forget: (frame) => void documents.delete(frame),
  };
};
