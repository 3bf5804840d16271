import { isSecretName, REMOVED } from '../privacy.ts';
import { cleanCss, cleanText } from './clean-text.ts';
import { createKinds } from './kinds.ts';
import { isAuthoredInput } from './masked-nodes.ts';
import type { MaskingLevel } from './masking-level.ts';

/** Fields' values, and the copies of them that pages keep in `data-value`, `aria-valuetext` and the like. */
const VALUE = /value/i;
/** Elements whose `value` the page's author writes. */
const AUTHORED_VALUE = /^(button|option|li|progress|meter|data|param)$/;
/** Attributes that people read. */
const READ = /^(title|alt|placeholder|label|aria-label|aria-description|content|value)$/;
/** Drawing, in which digits may look like anything; and what rrweb adds. */
const DRAWING = /^(d|points|transform|viewBox|class|style|_cssText|rr_.*)$/;
/** Not needed to show the page. A frame's `srcdoc` repeats, unmasked, what is recorded of its document. */
const DROPPED = /^(on.*|srcdoc)$/i;

/** What shows a picture; `href` does on `image` alone. */
const PICTURES = /^(src|srcset|imagesrcset|poster|rr_dataURL|rr_src)$/;
/** Style that authors write. */
const STYLE = /^(style|_cssText)$/;

/** What there is to know of a name, as bits. */
const IS_DROPPED = 1;
const IS_PICTURE = 2;
const IS_REFERENCE = 4;
const IS_DRAWING = 8;
const IS_STYLE = 16;
const IS_SECRET = 32;
const IS_VALUE = 64;
const IS_READ = 128;

const kindOf = createKinds([DROPPED, PICTURES, /href$/, DRAWING, STYLE, { test: isSecretName }, VALUE, READ]);

/** Whether an attribute may not leave, whatever it says. */
export const isDropped = (
  tagName: string,
  name: string,
  { isStructureOnly }: Pick<MaskingLevel, 'isStructureOnly'>,
): boolean => {
  const kind = kindOf(name);
  const isPicture = kind & IS_PICTURE || (kind & IS_REFERENCE && tagName === 'image');
  return !!(kind & IS_DROPPED || (isStructureOnly && isPicture));
};

/** An attribute that is not dropped, as it may leave. @param type the attribute of that name, of inputs */
export const cleanAttribute = (
  tagName: string,
  type: unknown,
  name: string,
  value: string,
  isMasked: boolean,
  level: Pick<MaskingLevel, 'isStructureOnly'>,
): string => {
  const kind = kindOf(name);
  if (kind & IS_DRAWING) return kind & IS_STYLE ? cleanCss(value, level) : value;
  if (kind & IS_SECRET) return REMOVED;
  const isTyped = kind & IS_VALUE && !(name === 'value' && isAuthored(tagName, type));
  return cleanText(value, !!(isTyped || (isMasked && kind & IS_READ)));
};

const isAuthored = (tagName: string, type: unknown): boolean =>
  AUTHORED_VALUE.test(tagName) || (tagName === 'input' && isAuthoredInput(type));

/** Attributes of an element as they may leave: as strings are cleaned, other kinds of values are rrweb's own. */
export const cleanAttributes = <Value>(
  tagName: string,
  type: unknown,
  attributes: Record<string, Value>,
  isMasked: boolean,
  level: Pick<MaskingLevel, 'isStructureOnly'>,
): Record<string, Value | string> => {
  const clean: Record<string, Value | string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (isDropped(tagName, name, level)) continue;
    clean[name] = typeof value === 'string' ? cleanAttribute(tagName, type, name, value, isMasked, level) : value;
  }
  return clean;
};
