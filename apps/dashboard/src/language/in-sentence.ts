import { i18n } from './i18n.ts';

/**
 * A name or a sentence as a part of another one: English then begins it with a small letter, unless it begins with a
 * name such as `LCP` or `/Home`; other languages leave it as it is.
 */
export const inSentence = (words: string): string =>
  i18n.locale === 'en' && /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
