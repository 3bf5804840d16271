import { z } from 'zod';
import { analyst, viewer } from './access.ts';
import { BY_ADDRESS, dateRange, moment, oneByAddress, oneLine, siteId } from './common.ts';
import { say } from './issues.ts';
import { PATH_GROUPS, TEXT } from './limits.ts';

/*
 * What a page is called: its path, and behind a `?` the query parameters that its site keeps, such as `/search?sort=price`.
 * A pattern is a name, or a group of names by its placeholders: `*` stands for anything within a segment, `:name` for a
 * whole segment, `**` for anything, and `/**` at the end also for nothing. What begins with `//` and a host is about that
 * host alone.
 */

/** A part of a pattern: text that stands for itself, or what stands for others. */
export type PatternPart = { text: string } | { any: 'segment' | 'within' | 'everything' | 'below' };

export interface PagePattern {
  /** Empty where any host will do. */
  host: PatternPart[];
  path: PatternPart[];
  /** Undefined where the pattern says nothing of a query, and its name has none. */
  query: PatternPart[] | undefined;
  /** It ends in `**`, and so takes in whatever query there is. */
  isOpen: boolean;
}

const PLACEHOLDER = /\/\*\*$|\*\*|(?<=\/)\*(?=\/|$)|\*|(?<=\/):[A-Za-z_]\w*(?=\/|$)/g;

function partsOf(text: string): PatternPart[] {
  const parts: PatternPart[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(PLACEHOLDER)) {
    if (index > end) parts.push({ text: text.slice(end, index) });
    end = index + found.length;
    if (found === '/**') parts.push({ any: 'below' });
    else if (found === '**') parts.push({ any: 'everything' });
    else parts.push({ any: found === '*' && !isWhole(text, index) ? 'within' : 'segment' });
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** Whether the `*` at a place is all of its segment. */
const isWhole = (text: string, index: number) =>
  text[index - 1] === '/' && (text[index + 1] === undefined || text[index + 1] === '/');

/** Takes a pattern apart that {@link pagePattern} has checked. */
export function readPattern(pattern: string): PagePattern {
  const [, host = '', rest = ''] = /^(?:\/\/([^/?]*))?(.*)$/s.exec(pattern) ?? [];
  const [path = '', ...query] = rest.split('?');
  return {
    host: partsOf(host),
    path: partsOf(path),
    query: query.length > 0 ? partsOf(query.join('?')) : undefined,
    isOpen: pattern.endsWith('**'),
  };
}

/** Whether it stands for more than one page. */
export const isGroup = (pattern: string): boolean => {
  const { host, path, query = [] } = readPattern(pattern);
  return [...host, ...path, ...query].some((part) => 'any' in part);
};

/** What is wrong with a pattern, for the person who wrote it. */
function problemOf(pattern: string): string | undefined {
  if (!pattern.startsWith('/')) return say('not_page');
  if (/\*{3}/.test(pattern)) return say('three_stars');
  if (/[[\]{}()^$\\|]/.test(pattern)) return say('not_regular_expression');
  if (/\/:(?![A-Za-z_]\w*(?:[/?]|$))/.test(pattern)) return say('no_name_after_colon');
  if (/^\/\/(?![\w*])/.test(pattern)) return say('no_host_after_slashes');
  const { host, path, query = [] } = readPattern(pattern);
  if (host.length > 0 && path.length === 0) return say('no_path_after_host');
  const placeholders = [...host, ...path, ...query].filter((part) => 'any' in part).length;
  return placeholders > PATH_GROUPS.placeholders
    ? say('too_many_placeholders', { most: PATH_GROUPS.placeholders })
    : undefined;
}

/** The name of a page, or a group of them. Whole addresses are taken as well, as people copy them. */
export const pagePattern = z
  .string()
  .trim()
  .min(1)
  .max(TEXT.url)
  .transform((given, context) => {
    const problem = given.isWellFormed() ? problemOf(unschemed(given)) : say('not_unicode');
    if (problem === undefined) return asStored(unschemed(given));
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  })
  .describe('A path such as `/cart`, or a group: `*` is anything in a segment, `:name` a segment, `**` anything.');

const unschemed = (given: string) => given.replace(/^https?:(?=\/\/)/i, '').replace(/^(\/\/[^/?#]+)$/, '$1/');

/** A path, or a group of them, as addresses are stored: people write it as browsers show it. */
export const asStored = (path: string): string => path.toWellFormed().replace(/[^\x21-\x7e]+/gu, encodeURIComponent);

export const pathGroup = z.object({
  id: z.uuid(),
  site: siteId,
  name: z.string(),
  pattern: z.string(),
  created_at: moment,
});
export type PathGroup = z.infer<typeof pathGroup>;

export const suggestedGroup = z.object({
  pattern: z.string(),
  pages: z.number().int().describe('Pages that were seen of it.'),
  pageviews: z.number().int(),
  examples: z.array(z.string()).describe('Some of them, most viewed first.'),
});
export type SuggestedGroup = z.infer<typeof suggestedGroup>;

/** Groups of pages that a site's owner has named. */
export const pathGroups = {
  list: viewer
    .route({ method: 'GET', path: '/path-groups', summary: 'Groups of pages', tags: ['path groups'] })
    .input(z.object({ site: siteId }))
    .output(z.object({ items: z.array(pathGroup).describe('By name.') })),
  suggest: viewer
    .route({
      method: 'GET',
      path: '/path-groups/suggestions',
      summary: 'Groups that the addresses seen in these days suggest',
      tags: ['path groups'],
    })
    .input(z.object({ site: siteId, ...dateRange.shape }))
    .output(
      z.object({
        items: z.array(suggestedGroup).describe('Most viewed first.'),
        is_complete: z
          .boolean()
          .describe(
            'All pages were looked at; else, of very many, those viewed most: then groups have more than is said.',
          ),
      }),
    ),
  create: analyst
    .route({
      method: 'POST',
      path: '/path-groups',
      successStatus: 201,
      summary: 'Keep a group of pages',
      tags: ['path groups'],
    })
    .input(z.object({ site: siteId, name: oneLine.min(1).max(60).optional(), pattern: pagePattern }))
    .output(pathGroup),
  remove: analyst
    .route({
      method: 'DELETE',
      path: '/path-groups/{id}',
      successStatus: 204,
      summary: 'Keep a group no longer',
      tags: ['path groups'],
      ...BY_ADDRESS,
    })
    .input(oneByAddress),
};
