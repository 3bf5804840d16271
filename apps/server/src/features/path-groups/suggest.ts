import type { SuggestedGroup } from '@desirepath/contract/path-groups';
import type { ViewedPath } from '../segments/most-viewed/queries.ts';

/** Segments that no two things share: numbers, UUIDs, long hexadecimal ids, dates. */
const ID = /^(\d+|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|(?=[a-f]*\d)[\da-f]{8,}|\d{4}-\d\d(-\d\d)?)(\.\w{1,5})?$/i;
/** `en`, `pt-BR` */
const LANGUAGE = /^[a-z]{2}([-_][a-z]{2})?$/i;

/** Ids of which this many were seen are a group. */
const IDS = 3;
/** Other names, such as of products: a site has some pages side by side that are no group. */
const NAMES = 12;
/** Those that are pages alike, with nothing below them: products, articles. */
const PAGES = 6;
/** At the top of a site there are more of those. */
const NAMES_AT_THE_TOP = 60;

const EXAMPLES = 3;

/** A place among paths, and what is below it. */
interface Place {
  below: Map<string, Place>;
  /** Paths that end here, most viewed first. */
  paths: ViewedPath[];
}

const newPlace = (): Place => ({ below: new Map(), paths: [] });

/**
 * Groups among paths: where many differ in one segment alone, that segment is taken for a placeholder. The number of paths
 * may be large, each is looked at once for every segment it has.
 */
export function suggestGroups(paths: readonly ViewedPath[], most: number): SuggestedGroup[] {
  const top = newPlace();
  for (const viewed of paths) {
    let place = top;
    for (const segment of viewed.path.split('/').slice(1)) place = placeBelow(place, segment);
    place.paths.push(viewed);
  }
  const found: SuggestedGroup[] = [];
  collect(top, '', found);
  return found
    .filter(({ pages }) => pages > 1)
    .toSorted((one, other) => other.pageviews - one.pageviews || (one.pattern < other.pattern ? -1 : 1))
    .slice(0, most);
}

function placeBelow(place: Place, segment: string): Place {
  const known = place.below.get(segment);
  if (known) return known;
  const below = newPlace();
  place.below.set(segment, below);
  return below;
}

function collect(place: Place, prefix: string, found: SuggestedGroup[]): void {
  gather(place, prefix === '');
  if (place.paths.length > 0 && /\/(\*|:\w+)(\/|$)/.test(prefix)) {
    const byViews = place.paths.toSorted((one, other) => other.pageviews - one.pageviews);
    found.push({
      pattern: prefix,
      pages: byViews.length,
      pageviews: byViews.reduce((sum, { pageviews }) => sum + pageviews, 0),
      examples: byViews.slice(0, EXAMPLES).map(({ path }) => path),
    });
  }
  for (const [segment, below] of place.below) collect(below, `${prefix}/${segment}`, found);
}

/** Puts what is below a place and differs in name alone into one. */
function gather(place: Place, isTop: boolean): void {
  const names = [...place.below.keys()].filter((name) => name !== '' && !name.includes('*'));
  const ids = names.filter((name) => ID.test(name));
  const languages = names.filter((name) => LANGUAGE.test(name));
  const others = names.filter((name) => !ID.test(name));
  if (ids.length >= IDS) merge(place, ids, '*');
  if (languages.length >= 2 && languages.some((name) => (place.below.get(name)?.below.size ?? 0) > 0)) {
    merge(place, languages, ':lang');
  } else if (others.length >= (isTop ? NAMES_AT_THE_TOP : NAMES)) merge(place, others, '*');
  else if (!isTop) {
    const pages = others.filter((name) => isPage(place.below.get(name)));
    if (pages.length >= PAGES) merge(place, pages, '*');
  }
}

/** Nothing is below it, but for a slash at its end. */
const isPage = (place: Place | undefined): boolean =>
  place !== undefined && [...place.below.keys()].every((name) => name === '');

function merge(place: Place, names: string[], placeholder: string): void {
  const all = placeBelow(place, placeholder);
  for (const name of names) {
    const below = place.below.get(name);
    if (!below) continue;
    place.below.delete(name);
    join(all, below);
  }
}

function join(into: Place, from: Place): void {
  into.paths.push(...from.paths);
  for (const [name, below] of from.below) join(placeBelow(into, name), below);
}
