import type { Own, Stop } from '../context.ts';
import type { Guard } from '../guard.ts';

/** The entries of what a page paints, upon which more is observed. Others come by the hundred, and nothing is begun upon them. */
const BEGINS = 'paint';

/**
 * Runs `run`, which knows no end, so that all it leaves on the window is taken back at stop: its listeners and observers,
 * also those from within what it does later, and what it does once the page is painted.
 */
export const noting = ({ guard, atStop }: Own & { guard: Guard }, run: () => void): void => {
  const note = <Given extends unknown[]>(call: (...given: Given) => void) =>
    guard((...given: Given): void => {
      const { addEventListener, PerformanceObserver, queueMicrotask, setTimeout } = window;
      const uncover = [
        cover('addEventListener', (...listener: Parameters<typeof addEventListener>) => {
          addEventListener.apply(window, listener);
          atStop(() => removeEventListener(...listener));
        }),
        cover(
          'PerformanceObserver',
          class extends PerformanceObserver {
            readonly #callback: PerformanceObserverCallback;
            #run: PerformanceObserverCallback;
            constructor(callback: PerformanceObserverCallback) {
              super((list, observer) => this.#run(list, observer));
              this.#callback = callback;
              this.#run = guard(callback);
              atStop(() => this.disconnect());
            }
            override observe(options: PerformanceObserverInit): void {
              if (options.type === BEGINS) this.#run = note(this.#callback);
              super.observe(options);
            }
          },
        ),
        cover('queueMicrotask', (later: VoidFunction) => queueMicrotask(note(later))),
        cover('setTimeout', (later: () => void, ms?: number) => setTimeout(note(later), ms)),
      ];
      try {
        call(...given);
      } finally {
        for (const restore of uncover) restore();
      }
    });
  note(run)();
};

/** Stands before a global of the window until it is taken away. No code of the page runs in between. */
const cover = (name: string, value: unknown): Stop => {
  const was = Object.getOwnPropertyDescriptor(window, name);
  Object.defineProperty(window, name, { value, configurable: true, writable: true });
  return () => {
    if (was) Object.defineProperty(window, name, was);
    else Reflect.deleteProperty(window, name);
  };
};
