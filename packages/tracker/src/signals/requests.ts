import { type Scope, signal } from '../context.ts';
import { isOwnRequest } from '../own-requests.ts';
import { patch } from './patch.ts';

/** Longer than people wait without wondering. */
const SLOW = 3000;

/** A page that polls a dead server says nothing more after these. */
const MOST = 20;

interface Request {
  method: string;
  address: string;
  /** As `performance.now()` tells it. */
  began: number;
}

/** Notes how a request ended: its status, 0 for none, and after how many ms, if not now. */
type Note = (request: Request, status: number, took?: number) => void;

/**
 * Requests of the page's scripts that failed or were slow: how and where to, the status and the time, never what was sent
 * or answered. One that was called off has not failed.
 */
export const startRequests = signal((context) => {
  let told = new Set<string>();

  const note: Note = context.guard(({ method, address, began }, status, took = performance.now() - began) => {
    const { href, origin, protocol, pathname } = new URL(address, document.baseURI);
    const reason = !status || status >= 400 ? 'failed' : 'slow';
    const name = `${method} ${origin === location.origin ? '' : origin}${pathname}`.trim();
    const key = `${name} ${status} ${reason}`;
    const isNews = told.size < MOST && !told.has(key) && (reason === 'failed' || took > SLOW);
    if (!isNews || isOwnRequest(href, context.settings.api_url) || !/^http/.test(protocol)) return;
    told.add(key);
    context.emit({ type: 'request', name, value: Math.round(took), props: { status, reason } }, true);
  });
  context.when('opened', () => {
    told = new Set();
  });
  const isSeen = { fetch: watchFetch(context, note), xmlhttprequest: watchXhr(context, note) };
  watchTimings(context, performance.now(), isSeen, note);
});

const watchFetch = (context: Scope, note: Note): boolean =>
  patch(context, window, 'fetch', (original, isOn) => {
    let request: Request | undefined;
    const begin = context.guard((...given: Parameters<typeof fetch>) => {
      // Those of the recorder, see `replay/assets`, are not the page's.
      const isOurs = given[1] && 'desirepath' in given[1];
      request = isOn() && !isOurs ? requestOf(...given) : undefined;
    });
    return function (this: unknown, ...given) {
      request = undefined;
      begin(...given);
      const sent = request as Request | undefined; // TypeScript does not see what `begin` did
      // An object of the page's own kind of promises, so that whoever replaced those still hears of it.
      const answer = original.apply(this as Window, given);
      if (!sent) return answer;
      return answer.then(
        (response) => {
          // Of another site's, without its leave, the status is not known.
          if (isOn()) note(sent, response.status || 200);
          return response;
        },
        (error) => {
          if (isOn() && error?.name !== 'AbortError') note(sent, 0);
          throw error;
        },
      );
    };
  });

const requestOf = (input: RequestInfo | URL, init?: RequestInit): Request => {
  const given = input as Partial<globalThis.Request>;
  return {
    method: (init?.method ?? given.method ?? 'GET').toUpperCase(),
    address: given.url ?? String(input),
    began: performance.now(),
  };
};

const watchXhr = (context: Scope, note: Note): boolean => {
  const opened = new WeakMap<XMLHttpRequest, Request>();
  return patch(context, XMLHttpRequest.prototype, 'open', (original, isOn) => {
    const begin = context.guard((xhr: XMLHttpRequest, method: unknown, address: unknown) => {
      const isNew = !opened.has(xhr);
      opened.set(xhr, { method: String(method).toUpperCase(), address: String(address), began: 0 });
      if (!isNew) return;
      const hear = context.guard(({ type }: Event) => {
        const request = opened.get(xhr);
        if (!request || !isOn()) return;
        if (type === 'loadstart') request.began = performance.now();
        else note(request, xhr.status);
      });
      for (const type of ['loadstart', 'load', 'error', 'timeout']) xhr.addEventListener(type, hear);
    });
    return function (this: XMLHttpRequest, ...given: unknown[]) {
      if (isOn()) begin(this, given[0], given[1]);
      return original.apply(this, given as Parameters<typeof original>);
    };
  });
};

/** What left before we were there, or is out of our reach, the browser tells: without the method, nor always the status. */
const watchTimings = (context: Scope, since: number, isSeen: Record<string, boolean>, note: Note): void => {
  const look = context.guard((list: PerformanceObserverEntryList) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      const { initiatorType, startTime, name, responseStatus, duration } = entry;
      const isMissed = initiatorType in isSeen && (startTime < since || !isSeen[initiatorType]);
      if (isMissed) note({ method: '', address: name, began: startTime }, responseStatus || 200, duration);
    }
  });
  const observer = new PerformanceObserver(look);
  observer.observe({ type: 'resource', buffered: true });
  context.atStop(() => observer.disconnect());
};
