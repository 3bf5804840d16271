import type { TimelineEvent } from '@desirepath/contract/recordings';
import type { RecordedRequest } from './plugins.ts';

/** Requests of a recording: all that were recorded, and of those that failed or were slow the ones that were not. */
export function requestsOf(
  recorded: readonly RecordedRequest[],
  timeline: readonly TimelineEvent[],
): RecordedRequest[] {
  const known = new Set(recorded.map(({ name, at }) => `${withoutQuery(name)} ${Math.round(at / SAME_MS)}`));
  const told = timeline
    .filter(({ type }) => type === 'request')
    .map((event) => {
      const [method = '', ...address] = event.name.split(' ');
      const duration = event.value ?? 0;
      return {
        name: address.join(' '),
        method,
        kind: '',
        status: event.status ?? 0,
        at: Date.parse(event.at) - duration, // they are told of when they end
        duration,
        bytes: 0,
      };
    })
    .filter(({ name, at }) => !known.has(`${withoutQuery(name)} ${Math.round(at / SAME_MS)}`));
  return [...recorded, ...told].sort((one, other) => one.at - other.at);
}

/** The same request, told of twice, is stamped within this time. */
const SAME_MS = 1_000;

const withoutQuery = (address: string) => address.replace(/^https?:\/\//, '').replace(/[?#].*$/, '');

/** How bars are laid out: the requests from a few seconds before a moment to a few after it share a scale. */
export const WATERFALL_MS = 10_000;

/** Where a request's bar stands in a window of {@link WATERFALL_MS} from `from` on, in shares of its width. */
export function barOf({ at, duration }: RecordedRequest, from: number): { left: number; width: number } {
  const left = Math.min(1, Math.max(0, (at - from) / WATERFALL_MS));
  const right = Math.min(1, Math.max(0, (at + duration - from) / WATERFALL_MS));
  return { left, width: Math.max(0.01, right - left) };
}
