import type { Page } from 'playwright-core';

/** What of our scripts is in a page. */
interface Traces {
  listeners: string[];
  patched: string[];
  observers: number;
}

/** Notes, from the start, who listens to and observes the page, and what its functions were. */
export const watchTraces = (page: Page) =>
  page.addInitScript(() => {
    const living = new Map<string, number>();
    const ids = new WeakMap<object, number>();
    let last = 0;
    let observers = 0;
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const count = (name: string, by: number) => void living.set(name, (living.get(name) ?? 0) + by);
    const isPages = (target: EventTarget) =>
      target instanceof Node || 'window' in target || Object.prototype.toString.call(target) === '[object Window]';
    const nameOf = (target: EventTarget, type: string, handle: object, isCapture: boolean) => {
      if (!ids.has(handle)) ids.set(handle, ++last);
      return `${Object.prototype.toString.call(target)} ${type} ${ids.get(handle)} ${isCapture}`;
    };
    // The browser's driver listens as well.
    const isOurs = () => Error('here').stack?.includes('/t/');
    const captures = (options: boolean | EventListenerOptions | undefined) =>
      typeof options === 'object' ? !!options.capture : !!options;
    EventTarget.prototype.addEventListener = function (type, handle, options) {
      const target = this ?? window;
      if (handle && isPages(target) && isOurs()) {
        const name = nameOf(target, type, handle, captures(options));
        if (!living.get(name)) {
          count(name, 1);
          const { signal, once } = typeof options === 'object' ? options : {};
          if (signal) addEventListener.call(signal, 'abort', () => living.delete(name));
          if (once)
            addEventListener.call(target, type, () => living.delete(name), { once, capture: captures(options) });
        }
      }
      addEventListener.call(target, type, handle, options);
    };
    EventTarget.prototype.removeEventListener = function (type, handle, options) {
      const target = this ?? window;
      if (handle) living.delete(nameOf(target, type, handle, captures(options)));
      removeEventListener.call(target, type, handle, options);
    };
    for (const prototype of [MutationObserver.prototype, PerformanceObserver.prototype]) {
      const { observe, disconnect } = prototype;
      const open = new WeakSet<object>();
      Object.assign(prototype, {
        observe(this: object, ...given: unknown[]) {
          if (!open.has(this) && isOurs()) {
            observers++;
            open.add(this);
          }
          Reflect.apply(observe, this, given);
        },
        disconnect(this: object) {
          if (open.delete(this)) observers--;
          Reflect.apply(disconnect, this, []);
        },
      });
    }
    const functions = () => {
      const found = new Map<string, unknown>();
      const note = (of: string, owner: object) => {
        for (const [name, { value, get, set }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
          if (typeof value === 'function' || get || set)
            for (const [i, part] of [value, get, set].entries()) found.set(`${of}.${name}.${i}`, part);
        }
      };
      note('window', window);
      note('document', document);
      note('history', history);
      for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(window))) {
        if (/^[A-Z]/.test(name) && value?.prototype) note(name, value.prototype);
      }
      return found;
    };
    const before = functions();
    Object.assign(window, {
      traces: () => ({
        listeners: [...living.keys()],
        observers,
        patched: [...functions()].filter(([name, value]) => before.get(name) !== value).map(([name]) => name),
      }),
    });
  });

export const traces = (page: Page) => page.evaluate(() => (window as unknown as { traces(): Traces }).traces());
