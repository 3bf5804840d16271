import { isPrivate } from './privacy.ts';

/** Attributes that name an element, the most deliberate first. The last two, and classes, do so among siblings only. */
const NAMING = 'data-testid data-test-id data-test data-cy data-qa id name aria-label role href'.split(' ');

/** What frameworks count up or derive from data, rather than what people write: `ember12`, `row-48213`, `x7Ab2`. */
const GENERATED = /\d{3}|\d[a-z]+\d|^(ember|mui|radix|headlessui|react-|ext-|j_id|yui|ctl)/i;

const IDENTIFIER = /^[a-z][\w-]{0,63}$/i;
const TEXT = /^[^">\\\n]{1,64}$/;
/** A sentence that counts, "3 in your bag", changes. */
const LABEL = /^[^">\\\n\d]{1,64}$/;
/** A path of this site: others, and what has a query, look different in the recorded page. */
const PATH = /^\/[\w-][\w./-]{0,63}$/;

/** Several words, in any of the usual spellings. What a style tool makes up has digits, or humps of one letter. */
const WORDS = /^[A-Z]?[a-z]{2,}([-_]*[A-Z][a-z]{2,}|[-_]+[a-z]{2,})+$/;

/**
 * Words that are no name: the prefixes of style tools and of the utilities of Tailwind and its like, which say how it
 * looks, and states, which come and go.
 */
const PASSING =
  /^(css|sc|jsx|svelte|is|has|[mp][trblxy]|text|bg|font|items|justify|self|content|flex|grid|inline|overflow|cursor|select|pointer|object|rounded|border|shadow|whitespace|sr|not|transition|animate)-|[-_](active|open|closed|hover|focus(ed)?|selected|disabled|checked|current|show[ns]?|hidden|visible|expanded|collapsed|loading|loaded|in)$|[b-df-hj-np-tv-xz]{5}/;

/** The names of {@link namesOf} that tell siblings apart, but stand for no element in all of its document. */
export const NAMES_OF_SIBLINGS = /^(\[role|\[href|\.)/;

/** Selectors of what an element is called, for as long as people call it so; the most deliberate first. */
export const namesOf = (element: Element, isMasked: boolean): string[] => {
  const names: string[] = [];
  for (const attribute of NAMING) {
    const value = element.getAttribute(attribute) ?? '';
    const pattern = { id: IDENTIFIER, href: PATH, 'aria-label': LABEL }[attribute] ?? TEXT;
    if (!pattern.test(value) || GENERATED.test(value) || isPrivate(value)) continue;
    // The words of what is masked are not read.
    if (attribute === 'aria-label' && isMasked) continue;
    // A recorded page has whole addresses.
    names.push(attribute === 'id' ? `#${value}` : `[${attribute}${attribute === 'href' ? '$' : ''}="${value}"]`);
  }
  for (const name of element.classList) {
    if (WORDS.test(name) && !PASSING.test(name)) names.push(`.${name}`);
  }
  return names;
};
