import type { Own } from '../context.ts';
import { patch } from '../signals/patch.ts';
import { openRootOf } from './tree/dom.ts';

/** Roots that their elements keep to themselves. */
let roots = new WeakMap<Element, ShadowRoot>();

/** The shadow root of an element, also of one that hides it. */
export const shadowRootOf = (host: Element): ShadowRoot | null => openRootOf.call(host) ?? roots.get(host) ?? null;

/**
 * Tells of the shadow roots that are attached from here on, and remembers the closed ones. They stay closed to the page, and
 * what is marked or typed into is masked in them as anywhere.
 * @param prototype of the elements of one window
 */
export const watchRoots = (
  own: Pick<Own, 'atStop'>,
  prototype: Element,
  attached: (host: Element, root: ShadowRoot) => void,
): void => {
  patch(own, prototype, 'attachShadow', (original, isOn) => {
    return function (this: Element, init) {
      const root = original.call(this, init);
      if (isOn()) {
        if (init?.mode === 'closed') roots.set(this, root);
        attached(this, root);
      }
      return root;
    };
  });
};

export const forgetClosedRoots = (): void => {
  roots = new WeakMap();
};
