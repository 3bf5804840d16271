import { localNameOf } from './dom.ts';

/** Elements that may show nothing, and those whose style sheet may say more than what is in them. */
export const MAY_BE_OMITTED = /^(script|link|meta)$/;
export const HAS_SHEET = /^(style|link)$/;

/** What is in these flows in lines: they scroll by themselves so rarely that all of them are not asked. */
export const FLOWS =
  /^(a|abbr|b|br|button|em|h\d|hr|i|img|input|label|li|option|p|path|small|span|strong|svg|t[dhr]|use|link|meta|style)$/;

const NO_NAME = /[^a-z0-9-_:]/;

/** As it is recorded. */
export const tagOf = (element: Element): string => {
  const tag = localNameOf.call(element).toLowerCase();
  return NO_NAME.test(tag) ? 'div' : tag;
};
