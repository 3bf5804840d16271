import { SELECTOR_LENGTH } from './limits.ts';

/** Names people give, not ones that a framework counts up or derives from data (`:r1:`, `row-48213`). */
const STABLE = /^[A-Za-z](?!.*\d{3})[\w-]{0,63}$/;

/**
 * A CSS selector that finds the element again, in this document and in its recorded copy: from the nearest stable id
 * down, by tag and place among siblings of the same tag (a recording leaves out scripts and comments, which would
 * shift other counts).
 */
export const selectorOf = (element: Element): string => {
  let selector = '';
  for (let node: Element | null = element; node; node = node.parentElement) {
    const anchor = anchorOf(node);
    const longer = (anchor ?? stepOf(node)) + (selector && `>${selector}`);
    if (longer.length > SELECTOR_LENGTH) break;
    selector = longer;
    if (anchor) break;
  }
  return selector;
};

const anchorOf = (element: Element): string | undefined => {
  if (element === document.body) return 'body';
  const selector = `#${element.id}`;
  // An id may be there twice, whatever HTML says of that.
  if (STABLE.test(element.id) && document.querySelectorAll(selector).length < 2) return selector;
};

const stepOf = (element: Element): string => {
  const tag = CSS.escape(element.localName);
  const alike = [...(element.parentElement?.children ?? [])].filter(
    (sibling) => sibling.localName === element.localName,
  );
  return alike.length > 1 ? `${tag}:nth-of-type(${alike.indexOf(element) + 1})` : tag;
};
