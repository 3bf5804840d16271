import type { Stop } from '../context.ts';

/**
 * Makes a function that notes what `run`, which knows no end, leaves on the window: its listeners and observers, also those
 * from within what it observes. Each is given to `leave` as that which takes it back.
 */
export const noting = (run: () => void, leave: (undo: Stop) => void): void => {
  const note =
    <Given extends unknown[]>(call: (...given: Given) => void) =>
    (...given: Given): void => {
      const { addEventListener, PerformanceObserver, queueMicrotask } = window;
      const uncover = [
        cover('addEventListener', (...listener: Parameters<typeof addEventListener>) => {
          addEventListener.apply(window, listener);
          leave(() => removeEventListener(...listener));
        }),
        cover(
          'PerformanceObserver',
          class extends PerformanceObserver {
            constructor(callback: PerformanceObserverCallback) {
              super(note(callback));
              leave(() => this.disconnect());
            }
          },
        ),
        cover('queueMicrotask', (later: VoidFunction) => queueMicrotask(note(later))),
      ];
      try {
        call(...given);
      } finally {
        for (const restore of uncover) restore();
      }
    };
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
