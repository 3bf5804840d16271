import { wholeInStyle } from './whole-addresses.ts';

/** Browsers that write `background-clip: text` do not read it. */
const CLIPPED = /\sbackground-clip:\s*text;/g;

/** Safari leaves colons in the names of attributes as they are, and does not read them so. */
const COLON = /(\[[\w-]+[^\\])(:[\w-]+\])/g;

/**
 * Chromium writes the parts of a shorthand that is given by a variable as empty once another part is set after it, as in
 * `padding: var(--space); padding-left: 0`: only the file itself says what they were.
 */
export const HAS_LOST = /\s\w[-\w]*: ;/;

/** Rules of a style sheet, as text, some at a time: to write a large one out takes long. */
export interface SheetReading {
  /** False once all are read. */
  next(): boolean;
  /** Undefined where it is not to be read: of another origin, or not loaded. */
  text(): string | undefined;
}

/** Rules as they are now, with whole addresses: scripts may have changed them. @param base of a sheet without an address */
export const readSheet = (sheet: CSSStyleSheet | null, base: string): SheetReading => {
  let at = 0;
  let text = '';
  let rules: CSSRuleList | undefined;
  try {
    rules = sheet?.cssRules;
  } catch {
    // Of another origin.
  }
  const address = sheet?.href || base;
  return {
    next() {
      const rule = rules?.[at++];
      if (rule) text += textOf(rule, address);
      return !!rule;
    },
    text() {
      if (!rules) return;
      const mended = text.replace(COLON, '$1\\$2');
      return mended.includes('-webkit-background-clip: text;')
        ? mended
        : mended.replace(CLIPPED, ' -webkit-background-clip: text; background-clip: text;');
    },
  };
};

/** All of them at once. */
export const sheetText = (sheet: CSSStyleSheet | null, base: string): string | undefined => {
  const reading = readSheet(sheet, base);
  while (reading.next());
  return reading.text();
};

const textOf = (rule: CSSRule, base: string): string => {
  const { styleSheet, layerName, supportsText, media } = rule as CSSImportRule; // where it brings a sheet
  let text = styleSheet && sheetText(styleSheet, base);
  if (!text) return wholeInStyle(rule.cssText, base);
  // What the import says holds for all of it. Older browsers know neither layers nor what they must support.
  if (layerName != null) text = `@layer ${layerName}{${text}}`;
  if (supportsText) text = `@supports (${supportsText}){${text}}`;
  return media.length ? `@media ${media.mediaText}{${text}}` : text;
};
