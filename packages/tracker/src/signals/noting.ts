import type { Own, Stop } from '../context.ts';
import type { Guard } from '../guard.ts';

/**
 * Runs `run`, which knows no end, so that all it leaves on the window is taken back at stop: its listeners and observers,
 * also those from within what it observes or does later.
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
            constructor(callback: PerformanceObserverCallback) {
              super(note(callback));
              atStop(() => this.disconnect());
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
