import type { Clause } from '@desirepath/contract/conditions';
import { type PatternPart, readPattern } from '@desirepath/contract/path-groups';

/** Sessions that saw a page of a group. Conditions have one placeholder, `*` for anything: the nearest they can say. */
export function groupClauses(group: string): Clause[] {
  const { host, path, query } = readPattern(group);
  const ofQuery = query === undefined ? '' : `?${written(query)}`;
  const last = path.at(-1);
  // What is below a page is a group with that page.
  const above = last && 'any' in last && last.any === 'below' ? [written(path.slice(0, -1)) || '/'] : [];
  const page: Clause = { kind: 'page', not: false, any: [...above, written(path)].map((name) => name + ofQuery) };
  return host.length === 0 ? [page] : [{ kind: 'host', not: false, any: [written(host)] }, page];
}

const written = (parts: readonly PatternPart[]) =>
  parts.map((part) => ('text' in part ? part.text : part.any === 'below' ? '/*' : '*')).join('');
