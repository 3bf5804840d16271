import type { Site } from '@desirepath/contract/sites';
import { uuidOf } from './ids.ts';

/** The pages that the events of one body happened on. */
export interface Pages {
  /** The address an event means by what it gives as one: some leave out the host, some all of it. */
  url(given: string | undefined): string;
  /** The page view: one for each address in a session, since these clients number none. */
  id(url: string): string;
}

/**
 * @param around addresses that may be the page's where an event gives none, the best first
 * @param whose of whom these pages were seen
 */
export function createPages(
  site: Pick<Site, 'domain'>,
  around: (string | undefined)[],
  whose: (string | number)[],
): Pages {
  const home = `https://${site.domain}/`;
  const base = around.map((address) => resolved(address, home)).find((address) => address !== undefined) ?? home;
  const [urls, ids] = [new Map<string, string>(), new Map<string, string>()];
  return {
    url: (given) => (given === undefined ? base : remembered(urls, given, () => resolved(given, home) ?? given)),
    id: (url) => remembered(ids, url, () => uuidOf('page', ...whose, url)),
  };
}

const resolved = (given: string | undefined, base: string) =>
  given === undefined ? undefined : URL.canParse(given) ? given : URL.parse(given, base)?.href;

function remembered(known: Map<string, string>, key: string, make: () => string): string {
  let found = known.get(key);
  if (found === undefined) {
    found = make();
    known.set(key, found);
  }
  return found;
}
