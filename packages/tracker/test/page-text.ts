import { maskInput } from '../src/replay/masked-nodes.ts';

/** What rrweb puts in or fills for the player, or what a field holds beside its attributes. */
const NO_ATTRIBUTE = /^(rr_|_cssText|value$|checked$|autocomplete$)/;
/** Where a frame is from is not recorded of one that can be looked into. */
const NO_FRAME_ATTRIBUTE = /^(src|srcdoc)$/;
/** Fields that hold, masked, what they can show. */
const TYPED = /^(text|search|tel|url|email|password|textarea)$/;

/** The class of what is under the pointer in a player. */
const HOVERED = ':hover';

interface Look {
  /** What is shown as stars. */
  masked: string;
  /** Whether of an element nothing but the place is shown. */
  isBlocked(element: Element): boolean;
  /** Whether it is the page's own, and not the player's. */
  isOwn(node: Node): boolean;
}

/**
 * A page in words: all that is shown, each text by itself, shadow roots, frames, what fields hold, and the rules of its style
 * sheets. Masked and blocked as recordings are, where that is not done already.
 */
export const textOfPage = (page: Document, { masked, isBlocked, isOwn }: Look): string => {
  const stars = (text: string, isMasked: boolean) => JSON.stringify(isMasked ? text.replaceAll(/\S/g, '*') : text);
  const attributesOf = (element: Element, tag: string, isMasked: boolean) =>
    [...element.attributes]
      .filter(({ name }) => !NO_ATTRIBUTE.test(name) && !(tag === 'iframe' && NO_FRAME_ATTRIBUTE.test(name)))
      .filter(({ name, value }) => !/^on/.test(name) && value !== HOVERED)
      .map(({ name, value }) => {
        const shown = name === 'class' ? value.replace(` ${HOVERED}`, '') : value;
        return ` ${name}=${stars(shown, isMasked && name === 'title')}`;
      })
      .sort()
      .join('');
  const fieldOf = (element: Element): string => {
    const { type = '', value = '', checked } = element as Partial<HTMLInputElement>;
    if (TYPED.test(type)) return `=${maskInput(value, element as HTMLElement)}`;
    return /^(checkbox|radio)$/.test(type) ? `=${checked}` : '';
  };
  const isWithinBlocked = ({ parentElement }: Node): boolean =>
    parentElement !== null && (isBlocked(parentElement) || isWithinBlocked(parentElement));
  const isShown = ({ ownerNode }: CSSStyleSheet) => ownerNode && isOwn(ownerNode) && !isWithinBlocked(ownerNode);
  const sheetsOf = (root: Document | ShadowRoot): string =>
    [...[...root.styleSheets].filter(isShown), ...root.adoptedStyleSheets]
      .flatMap((sheet) => rulesOf(sheet))
      .join('\n');
  const write = (node: Node, isMasked: boolean): string => {
    if (node.nodeType === Node.TEXT_NODE) return stars(node.nodeValue ?? '', isMasked);
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    const element = node as Element; // by its type
    const tag = element.localName;
    if (/^(script|style|link|meta|template)$/.test(tag)) return '';
    if (isBlocked(element)) return `<${tag} blocked>\n`;
    const isBelow = isMasked || element.matches(masked);
    const root = element.shadowRoot;
    const shadow = root ? `{${writeAll(root, isBelow)}${sheetsOf(root)}}` : '';
    const inside = tag === 'iframe' && (element as HTMLIFrameElement).contentDocument;
    const frame = inside ? `[${writePage(inside, isBelow)}]` : '';
    const content = tag === 'textarea' ? '' : writeAll(element, isBelow);
    return `<${tag}${attributesOf(element, tag, isBelow)}${fieldOf(element)}>${shadow}${frame}${content}</${tag}>\n`;
  };
  const writeAll = (parent: Node, isMasked: boolean) =>
    [...parent.childNodes].map((child) => write(child, isMasked)).join('');
  const writePage = (inside: Document, isMasked: boolean): string =>
    `${inside.body ? write(inside.body, isMasked) : ''}${sheetsOf(inside)}`;
  return writePage(page, false).replaceAll(location.origin, '');
};

/** Of another origin there are none to be read. */
const rulesOf = (sheet: CSSStyleSheet): string[] => {
  try {
    return Array.from(sheet.cssRules, ({ cssText }) => cssText);
  } catch {
    return [];
  }
};
