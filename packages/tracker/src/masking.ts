import type { Settings } from './settings.ts';

/**
 * What site owners mark and what visitors type into: the text of these, and of all inside, is not read; and what is not read at
 * all, not even what it is made of. As selectors, which match nothing but an error until they are known, so that nothing is
 * read either.
 */
export let MASKED = '';
export let BLOCKED = '';
/** Both, as one text, by which browsers know a selector again. */
export let COVERED = '';

/** From here on what a site's settings say. Each script has a copy of its own. */
export const setCovers = ({
  maskedSelector,
  blockedSelector,
}: Pick<Settings, 'maskedSelector' | 'blockedSelector'>): void => {
  MASKED = maskedSelector;
  BLOCKED = blockedSelector;
  COVERED = `${blockedSelector},${maskedSelector}`;
};

/** The outermost blocked element of a chain: nothing below it is read, not even what it is made of. */
export const blockOf = (chain: Element[]): Element | undefined =>
  chain.filter((element) => element.matches(BLOCKED)).at(-1);
