declare global {
  interface Window {
    /** ms of each call into code of each script, by its address; filled by {@link timeCalls}. */
    calls: Record<string, number[]>;
    /** ms of each task over 50 ms. */
    longTasks: number[];
  }
}

/**
 * Runs in the page, before anything else does. Times every call that the browser makes into a script by a listener, a timer,
 * an idle moment or an observer, by the script that asked for it.
 */
export function timeCalls(): void {
  window.calls = {};
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });

  const scriptOf = () =>
    /https?:\S+?\.js/.exec(new Error('who calls').stack?.split('\n').slice(3).join() ?? '')?.[0] ?? 'page';
  type Call = (this: unknown, ...given: unknown[]) => unknown;
  const timed = (call: Call): Call => {
    const script = scriptOf();
    return function (...given) {
      const began = performance.now();
      try {
        return call.apply(this, given);
      } finally {
        const taken = performance.now() - began;
        window.calls[script]?.push(taken);
        window.calls[script] ??= [taken];
      }
    };
  };

  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const wrapped = new WeakMap<object, Call>();
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (typeof listener !== 'function') return addEventListener.call(this, type, listener, options);
    const wrap = wrapped.get(listener) ?? timed(listener as Call); // listeners are called with one event
    wrapped.set(listener, wrap);
    addEventListener.call(this, type, wrap, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    removeEventListener.call(this, type, (listener && wrapped.get(listener)) ?? listener, options);
  };
  for (const name of ['setTimeout', 'setInterval', 'requestIdleCallback', 'requestAnimationFrame'] as const) {
    const original = window[name] as (call: Call, ...rest: unknown[]) => number; // their first argument differs in type alone
    Object.assign(window, { [name]: (call: Call, ...rest: unknown[]) => original(timed(call), ...rest) });
  }
  for (const name of ['MutationObserver', 'ResizeObserver'] as const) {
    const Observer = window[name] as new (call: Call) => object; // what they observe differs, not how they are made
    Object.assign(window, {
      [name]: class extends Observer {
        constructor(call: Call) {
          super(timed(call));
        }
      },
    });
  }
}
