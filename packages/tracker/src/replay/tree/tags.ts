import { createKinds } from '../kinds.ts';
import { localNameOf } from './dom.ts';

/** What there is to know of a tag, as bits. */
const IS_IRREGULAR = 1;
/** It may show nothing. */
export const MAY_BE_OMITTED = 2;
/** Its style sheet may say more than what is in it. */
export const HAS_SHEET = 4;
/** What is in it flows in lines: it scrolls by itself so rarely that all of them are not asked. */
export const FLOWS = 8;
export const IS_FIELD = 16;
/** It shows pictures or style sheets from elsewhere. */
export const SHOWS_OTHERS = 32;

export const kindOfTag = createKinds([
  /[^a-z0-9-_:]/,
  /^(script|link|meta)$/,
  /^(style|link)$/,
  /^(a|abbr|b|br|button|em|h\d|hr|i|img|input|label|li|option|p|path|small|span|strong|svg|t[dhr]|use|link|meta|style)$/,
  /^(input|textarea|select)$/,
  /^(img|image|input|source|video|link|use)$/,
]);

/** As it is recorded. */
export const tagOf = (element: Element): string => {
  const name = localNameOf.call(element);
  if (!(kindOfTag(name) & IS_IRREGULAR)) return name;
  const tag = name.toLowerCase();
  return kindOfTag(tag) & IS_IRREGULAR ? 'div' : tag;
};
