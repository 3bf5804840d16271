import { localNameOf } from './dom.ts';

/** What there is to know of a tag, as bits: it may show nothing, bring a style sheet, say more by its properties. */
export const MAY_BE_OMITTED = 1;
export const HAS_SHEET = 2;
export const HAS_STATE = 4;
/** What is in these flows in lines: they scroll by themselves so rarely that all of them are not asked. */
export const FLOWS = 8;

const kinds = new Map<string, number>();
for (const [kind, tags] of [
  [MAY_BE_OMITTED, 'script link meta'],
  [HAS_SHEET, 'style link'],
  [HAS_STATE, 'input textarea select option dialog audio video iframe'],
  [
    FLOWS,
    'a abbr b br button em h1 h2 h3 h4 h5 h6 hr i img input label li option p path small span strong svg td th tr use link meta style',
  ],
] as const)
  for (const tag of tags.split(' ')) kinds.set(tag, (kinds.get(tag) ?? 0) | kind);

export const kindOf = (tag: string): number => kinds.get(tag) ?? 0;

const NO_NAME = /[^a-z0-9-_:]/;

/** As it is recorded. */
export const tagOf = (element: Element): string => {
  const tag = localNameOf.call(element).toLowerCase();
  return NO_NAME.test(tag) ? 'div' : tag;
};
