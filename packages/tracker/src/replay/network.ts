import type { Own } from '../context.ts';
import type { Guard } from '../guard.ts';
import { PROP_VALUE_LENGTH } from '../limits.ts';
import { isOwnRequest } from '../own-requests.ts';
import { clip } from '../privacy.ts';
import { patch } from '../signals/patch.ts';

/** A page that polls says nothing more after these. */
const MOST = 1000;

/** One request of the page, as `rrweb/network@1` names its parts; times in ms, those of the clock since 1970. */
export interface RecordedRequest {
  /** Path, for other sites with the origin before it; never the query, nor what was sent or answered. */
  name: string;
  entryType: string;
  initiatorType: string;
  /** Empty where it is not known: for what the browser asks for by itself. */
  method: string;
  /** 0 where the browser does not tell. */
  status: number;
  startTime: number;
  duration: number;
  transferSize: number;
}

interface Surroundings {
  own: Pick<Own, 'atStop'>;
  guard: Guard;
  /** Where batches go. */
  apiUrl: string;
  /** What is read a second time to be kept. */
  reads: ReadonlySet<string>;
  write(requests: RecordedRequest[]): void;
}

/** All requests of the page from its beginning on, as the browser times them. */
export const watchNetwork = ({ own, guard, apiUrl, reads, write }: Surroundings): void => {
  const methods = new Map<string, string>();
  const remember = guard((address: unknown, method: string | undefined) => {
    if (methods.size < MOST)
      methods.set(new URL(String(address), document.baseURI).href, (method ?? 'GET').toUpperCase());
  });
  patch(own, window, 'fetch', (original, isOn) => {
    return function (this: unknown, ...given) {
      const [input, init] = given;
      const asked = input as Partial<Request>;
      if (isOn()) remember(asked.url ?? input, init?.method ?? asked.method);
      return original.apply(this as Window, given);
    };
  });
  patch(own, XMLHttpRequest.prototype, 'open', (original, isOn) => {
    return function (this: XMLHttpRequest, ...given: unknown[]) {
      if (isOn()) remember(given[1], String(given[0]));
      return original.apply(this, given as Parameters<typeof original>);
    };
  });

  let written = 0;
  const observer = new PerformanceObserver(
    guard((list: PerformanceObserverEntryList) => {
      const entries = list.getEntries() as PerformanceResourceTiming[];
      const isOfPage = ({ initiatorType, name }: PerformanceResourceTiming) =>
        initiatorType !== 'fetch' || !reads.has(name);
      const requests = entries
        .filter(isOfPage)
        .flatMap((entry) => requestOf(entry, apiUrl, methods))
        .slice(0, MOST - written);
      written += requests.length;
      if (requests.length) write(requests);
    }),
  );
  observer.observe({ type: 'resource', buffered: true });
  own.atStop(() => observer.disconnect());
};

const requestOf = (
  { name, entryType, initiatorType, startTime, duration, transferSize, responseStatus }: PerformanceResourceTiming,
  apiUrl: string,
  methods: Map<string, string>,
): RecordedRequest[] => {
  const { protocol, origin, pathname } = new URL(name);
  if (isOwnRequest(name, apiUrl) || !/^http/.test(protocol)) return [];
  return [
    {
      name: clip(`${origin === location.origin ? '' : origin}${pathname}`, PROP_VALUE_LENGTH),
      entryType,
      initiatorType,
      method: methods.get(name) ?? '',
      status: responseStatus || 0,
      startTime: Math.round(performance.timeOrigin + startTime),
      duration: Math.round(duration),
      transferSize,
    },
  ];
};
