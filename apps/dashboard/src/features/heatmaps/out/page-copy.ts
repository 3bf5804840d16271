/** A copy of a page as markup, and the frames in it: each with the picture that stands in its place. */
export interface PageCopy {
  root: Element;
  frames: [frame: HTMLIFrameElement, standIn: HTMLImageElement][];
}

/** A copy that says in markup what its original knows besides: what is drawn in it, and what its shadow roots hold. */
export function copyPage(shown: Document): PageCopy {
  const frames: PageCopy['frames'] = [];
  const root = copyOf(shown.documentElement, shown, frames);
  addSheet(root, shown);
  // A window has the colour of its root or else of its body all over; in a picture each has its own room alone.
  const colour = [shown.documentElement, shown.body].map(colourOf).find((given) => given !== TRANSPARENT);
  root.setAttribute(
    'style',
    `${root.getAttribute('style') ?? ''}; min-height: 100%; background-color: ${colour ?? TRANSPARENT}`,
  );
  return { root, frames };
}

const TRANSPARENT = 'rgba(0, 0, 0, 0)';
const colourOf = (element: Element | null): string =>
  element?.ownerDocument.defaultView?.getComputedStyle(element).backgroundColor ?? TRANSPARENT;

function copyOf(original: Element, shown: Document, frames: PageCopy['frames']): Element {
  if (STANDS_IN.test(original.localName)) return standInFor(original, shown, frames);
  const copy = shown.importNode(original, false);
  for (const name of copy.getAttributeNames()) if (!VALID_NAME.test(name)) copy.removeAttribute(name);
  const content = original.shadowRoot ?? original;
  if (original.localName === 'style') {
    copy.textContent = rootIsHtml(sheetOf(original));
    return copy;
  }
  for (const child of content.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(shown.importNode(child));
    if (child.nodeType !== Node.ELEMENT_NODE) continue;
    const element = child as Element; // by its node type
    if (!LEFT_OUT.test(element.localName)) copy.append(copyOf(element, shown, frames));
  }
  if (original.shadowRoot) addSheet(copy, original.shadowRoot);
  return copy;
}

const VALID_NAME = /^[a-z_][\w.-]*(:[\w.-]+)?$/i;
/** Scripts never ran here, and what refers to something would load it. */
const LEFT_OUT = /^(script|noscript|link|meta|base)$/;
/** Where a picture is painted browsers give these no room at all, and what follows would move up. */
const STANDS_IN = /^(iframe|object|embed|video|audio)$/;

/** An image that takes the room of something else, laid out as that was. */
function standInFor(original: Element, shown: Document, frames: PageCopy['frames']): Element {
  const standIn = shown.createElement('img');
  const style = shown.defaultView?.getComputedStyle(original);
  for (const name of style ?? []) standIn.style.setProperty(name, style?.getPropertyValue(name) ?? '');
  standIn.style.setProperty('object-fit', 'fill');
  if (original.localName === 'iframe') frames.push([original as HTMLIFrameElement, standIn]); // by its name
  const poster = original.getAttribute('poster');
  if (poster) standIn.setAttribute('src', poster);
  return standIn;
}

/** Within an SVG the root is not html. */
const rootIsHtml = (css: string): string => css.replace(/:root\b/g, 'html');

/** The rules of a sheet as they hold, also those that were added to it later. */
function sheetOf(style: Element & Partial<Pick<HTMLStyleElement, 'sheet'>>): string {
  return style.sheet ? textOf(style.sheet) : (style.textContent ?? '');
}

const textOf = ({ cssRules }: CSSStyleSheet): string => [...cssRules].map((rule) => rule.cssText).join('\n');

/** Sheets that scripts gave to a document or shadow root stand in no element of it. */
function addSheet(copy: Element, { adoptedStyleSheets }: Document | ShadowRoot): void {
  if (adoptedStyleSheets.length === 0) return;
  const style = copy.ownerDocument.createElement('style');
  style.textContent = rootIsHtml(adoptedStyleSheets.map(textOf).join('\n'));
  copy.append(style);
}
