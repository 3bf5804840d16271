import type { ReplayEvent } from '@desirepath/contract/tracking';

/** What stands around an address in the JSON of an event: quotes, blanks, brackets and commas, escaped or not. */
const BETWEEN = /(?:\\u[0-9a-f]{4}|\\.|[\s"'(),<>])+/;

/** An address may hold such characters itself: then it is several words. */
const wordsOf = (value: unknown): string[] =>
  JSON.stringify(value)
    .split(BETWEEN)
    .filter((word) => word !== '');

/** Which of some addresses stand in events. One pass over these, for there may be many of both, and visitors make up both. */
export function namedIn(events: Iterable<ReplayEvent>, addresses: Iterable<string>): Set<string> {
  const words = new Map(Array.from(addresses, (address) => [address, wordsOf(address)]));
  const sought = new Set([...words.values()].flat());
  const found = new Set<string>();
  for (const event of events) {
    for (const word of wordsOf(event)) {
      // A part of a file shows what is kept of the file.
      for (const one of [word, word.replace(/#.*/, '')]) if (sought.has(one)) found.add(one);
    }
  }
  return new Set([...words].flatMap(([address, its]) => (its.every((word) => found.has(word)) ? [address] : [])));
}

const IN_STYLE = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)/gi;

/** The addresses of pictures and fonts in a style sheet, whole: they relate to its own. */
export function namedInSheet(css: string, base: string): string[] {
  return Array.from(css.matchAll(IN_STYLE), ([, double, single, bare]) => (double ?? single ?? bare ?? '').trim())
    .filter((given) => given !== '')
    .flatMap((given) => URL.parse(given, base)?.href ?? []);
}
