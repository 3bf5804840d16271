import { type PatternPart, readPattern } from '@desirepath/contract/path-groups';
import type { Bind } from '../bind.ts';

/**
 * Whether a row of `events` is of a page, or of one of a group. Texts that do not vary come first and stand by themselves,
 * since the primary key finds rows by them.
 *
 * @param keepsQueries The site keeps query parameters: then a name without any is that of the page without them.
 */
export function pageIs(pattern: string, bind: Bind, keepsQueries: boolean): string {
  const { host, path, query, isOpen } = readPattern(pattern);
  const conditions = [fits('path', path, '/', bind)];
  if (host.length > 0) conditions.push(fits('host', host, '/', bind));
  if (query) conditions.push(fits('query', query, '&', bind));
  else if (keepsQueries && !isOpen) conditions.push("query = ''");
  return `(${conditions.join(' AND ')})`;
}

/** Whether a column is of a pattern's part. */
function fits(column: string, parts: PatternPart[], separator: string, bind: Bind): string {
  const [first, second, ...others] = parts;
  const prefix = first && 'text' in first ? first.text : '';
  const rest = prefix === '' ? first : second;
  if (!rest) return `${column} = ${bind(prefix)}`;
  if ('any' in rest && (prefix === '' ? parts.length === 1 : others.length === 0)) {
    if (rest.any === 'everything') return prefix === '' ? '1' : `startsWith(${column}, ${bind(prefix)})`;
    if (rest.any === 'below' && prefix === '') return '1';
    if (rest.any === 'below') return `(${column} = ${bind(prefix)} OR startsWith(${column}, ${bind(`${prefix}/`)}))`;
  }
  const matches = `match(${column}, ${bind(`^${parts.map((part) => expressionOf(part, separator)).join('')}$`)})`;
  return prefix === '' ? matches : `startsWith(${column}, ${bind(prefix)}) AND ${matches}`;
}

/** As the engine's regular expressions (RE2) write it. */
function expressionOf(part: PatternPart, separator: string): string {
  if ('text' in part) return part.text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
  switch (part.any) {
    case 'segment':
      return `[^${separator}]+`;
    case 'within':
      return `[^${separator}]*`;
    case 'everything':
      return '.*';
    case 'below':
      return '(/.*)?';
  }
}
