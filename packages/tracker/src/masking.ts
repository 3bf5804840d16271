/** Marks that site owners set, and what visitors type into: the text of these, and of all inside, is not read. */
export const MASKED = '[data-dp-mask],[contenteditable]:not([contenteditable=false]),[role=textbox],textarea';
export const BLOCKED = '[data-dp-block]';

/** The outermost blocked element of a chain: nothing below it is read, not even what it is made of. */
export const blockOf = (chain: Element[]): Element | undefined =>
  chain.filter((element) => element.matches(BLOCKED)).at(-1);
