import { scrub } from '../privacy.ts';
import type { MaskingLevel } from './masking-level.ts';

/** A text as it may leave: of what is hidden only how long its words are. */
export const cleanText = (text: string, isHidden: boolean): string =>
  isHidden ? text.replace(/\S/g, '*') : scrub(text);

/** A style sheet that shows no picture; what it refers to within the page stays. */
export const withoutPictures = (css: string): string => css.replace(/url\((?!["']?#)[^)]*\)/gi, 'url()');

/** Style as it may leave: it is the author's, and stays whole but for pictures. */
export const cleanCss = (css: string, { isStructureOnly }: Pick<MaskingLevel, 'isStructureOnly'>): string =>
  isStructureOnly ? withoutPictures(css) : css;
