import { chainOf, hostOf } from './ancestry.ts';
import { SELECTOR_LENGTH } from './limits.ts';
import { MASKED } from './masking.ts';
import { NAMES_OF_SIBLINGS, namesOf } from './names.ts';

/** Stands between the selector of a shadow host or frame and that of what is inside of it; each part is CSS. */
const INTO = ' >>> ';

/**
 * A selector that finds the element again, in this document and in its recorded copy, and the same one after the page was
 * built anew: from the nearest element that has a name of its own down, by tag and, among siblings of the same tag, by
 * what names it, or else its place (a recording leaves out scripts and comments, which would shift other counts).
 * @param isAllMasked whether no words of the page are read
 */
export const selectorOf = (element: Element, isAllMasked?: boolean): string => {
  const host = hostOf(element);
  const outer = host ? selectorOf(host, isAllMasked) + INTO : '';
  const inner = withinRoot(element, isAllMasked);
  // Of what is too deep to be named, at least where it is.
  return outer.length + inner.length > SELECTOR_LENGTH ? outer.slice(0, -INTO.length) : outer + inner;
};

const withinRoot = (element: Element, isAllMasked?: boolean): string => {
  const isMasked = isAllMasked || chainOf(element).some((around) => around.matches(MASKED));
  let selector = '';
  for (let node: Element | null = element; node; node = node.parentElement) {
    const names = namesOf(node, isMasked);
    const anchor = anchorOf(node, names);
    const longer = (anchor ?? stepOf(node, names)) + (selector && `>${selector}`);
    if (longer.length > SELECTOR_LENGTH) break;
    selector = longer;
    if (anchor) break;
  }
  return selector;
};

/** What no other element of the document, or shadow root, is called. */
const anchorOf = (element: Element, names: string[]): string | undefined => {
  if (element.localName === 'body') return 'body';
  const root = element.getRootNode() as Document; // or a shadow root, which has the same method
  // What others are called, too, is most often found at one before: that ends the search.
  return names.find(
    (name) =>
      !NAMES_OF_SIBLINGS.test(name) && root.querySelector(name) === element && root.querySelectorAll(name).length < 2,
  );
};

const stepOf = (element: Element, names: string[]): string => {
  const tag = CSS.escape(element.localName);
  const alike: Element[] = [];
  // From one to the next: a list of a thousand children takes twice the time to be read as one.
  for (let at = element.parentNode?.firstElementChild; at; at = at.nextElementSibling) {
    if (at.localName === element.localName) alike.push(at);
  }
  if (alike.length < 2) return tag;
  const name = names.find((given) => alike.filter((sibling) => sibling.matches(given)).length < 2);
  return tag + (name ?? `:nth-of-type(${alike.indexOf(element) + 1})`);
};
