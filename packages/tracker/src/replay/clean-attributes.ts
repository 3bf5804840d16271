import { isSecretName, REMOVED, scrub } from '../privacy.ts';
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

/** A style sheet that shows no picture; what it refers to within the page stays. */
export const withoutPictures = (css: string): string => css.replace(/url\((?!["']?#)[^)]*\)/gi, 'url()');

/** Attributes of an element as they may leave: as strings are cleaned, other kinds of values are rrweb's own. */
export const cleanAttributes = <Value>(
  tagName: string | undefined,
  type: unknown,
  attributes: Record<string, Value>,
  isMasked: boolean,
  { isStructureOnly }: Pick<MaskingLevel, 'isStructureOnly'>,
): Record<string, Value | string> => {
  const clean: Record<string, Value | string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const isPicture = PICTURES.test(name) || (tagName === 'image' && /href$/.test(name));
    if (DROPPED.test(name) || (isStructureOnly && isPicture)) continue;
    clean[name] =
      typeof value !== 'string' || DRAWING.test(name)
        ? value
        : cleanAttribute(tagName ?? '', type, name, value, isMasked);
    const style = clean[name];
    if (isStructureOnly && STYLE.test(name) && typeof style === 'string') clean[name] = withoutPictures(style);
  }
  return clean;
};

const cleanAttribute = (tagName: string, type: unknown, name: string, value: string, isMasked: boolean): string => {
  if (isSecretName(name)) return REMOVED;
  const isAuthored = AUTHORED_VALUE.test(tagName) || (tagName === 'input' && isAuthoredInput(type));
  const isTyped = VALUE.test(name) && !(name === 'value' && isAuthored);
  if (isTyped || (isMasked && READ.test(name))) return value.replace(/\S/g, '*');
  return scrub(value);
};
