import type { Own } from '../context.ts';
import { patch } from '../signals/patch.ts';

/** Roots that their elements keep to themselves. rrweb keeps the getter it is given below, and with it these. */
let roots = new WeakMap<Element, ShadowRoot>();

/** The shadow root of an element, also of one that hides it. */
export const shadowRootOf = (host: Element): ShadowRoot | null => host.shadowRoot ?? roots.get(host) ?? null;

/**
 * Remembers the closed roots that are attached from here on. They stay closed to the page, and what is marked or typed into
 * is masked in them as anywhere.
 */
export const watchClosedRoots = (own: Pick<Own, 'atStop'>): void => {
  patch(own, Element.prototype, 'attachShadow', (original, isOn) => {
    return function (this: Element, init) {
      const root = original.call(this, init);
      if (isOn() && init?.mode === 'closed') roots.set(this, root);
      return root;
    };
  });
  own.atStop(() => {
    roots = new WeakMap();
  });
};

/**
 * Lets rrweb see them. It reads roots by the getter that it finds when it first needs one, as long as all it asks for look like
 * the browser's own, and keeps that. So that is when it finds another one, which looks into closed roots too. Nothing of the
 * page's runs meanwhile. The methods are among what rrweb (2.1) takes for getters: where they are not, it makes a frame in
 * the page to find some.
 */
export const withClosedRoots = <Result>(begin: () => Result): Result => {
  const { querySelector, querySelectorAll } = Element.prototype;
  const { get: rootOf } = Object.getOwnPropertyDescriptor(Element.prototype, 'shadowRoot') ?? {};
  const undo = [
    lend('shadowRoot', (host) => (rootOf && Reflect.apply(rootOf, host, [])) ?? roots.get(host) ?? null),
    lend('querySelector', () => querySelector),
    lend('querySelectorAll', () => querySelectorAll),
  ];
  try {
    return begin();
  } finally {
    for (const giveBack of undo) giveBack();
  }
};

/** @returns what puts back what was there */
const lend = (name: string, read: (host: Element) => unknown): (() => void) => {
  const own = Object.getOwnPropertyDescriptor(Element.prototype, name);
  if (!own?.configurable) return () => {};
  const get = function (this: Element) {
    return read(this);
  };
  // Written out, a proxy of a function reads as the browser's own do.
  Object.defineProperty(Element.prototype, name, { configurable: true, get: new Proxy(get, {}) });
  return () => Object.defineProperty(Element.prototype, name, own);
};
