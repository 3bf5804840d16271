/** How wide and tall the picture of a page is, px of it. */
interface Size {
  width: number;
  height: number;
}

/**
 * A recorded page as a picture at its full length. Browsers paint a document that is written into an SVG, but load nothing for
 * it: so what it shows is written in with it. What is inside of frames is left white.
 *
 * @throws Error where the browser refuses to paint it
 */
export async function pictureOfPage(shown: Document, { width, height }: Size): Promise<HTMLImageElement> {
  const root = copyOf(shown.documentElement, shown);
  await writeIn(root);
  const html = new XMLSerializer().serializeToString(root);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${html}</foreignObject></svg>`;
  const picture = new Image();
  // A blob would taint the canvas it is drawn on: https://crbug.com/294129
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  return picture;
}

/** A copy that says in markup what its original knows besides: what is typed and drawn in it, and what its shadow roots hold. */
function copyOf(original: Element, shown: Document): Element {
  const copy = shown.importNode(original, false);
  for (const name of copy.getAttributeNames()) if (!VALID_NAME.test(name)) copy.removeAttribute(name);
  const content = original.shadowRoot ?? original;
  if (original.localName === 'style') {
    // Within an SVG the root is not html.
    copy.textContent = sheetOf(original).replace(/:root\b/g, 'html');
    return copy;
  }
  for (const child of content.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(shown.importNode(child));
    if (child.nodeType !== Node.ELEMENT_NODE) continue;
    const element = child as Element; // by its node type
    if (!LEFT_OUT.test(element.localName)) copy.append(copyOf(element, shown));
  }
  return copy;
}

const VALID_NAME = /^[a-z_][\w.-]*(:[\w.-]+)?$/i;
/** Scripts never ran here; the others would load something. */
const LEFT_OUT = /^(script|noscript|link|meta|base|iframe|object|embed|video|audio)$/;

/** The rules of a sheet as they hold, also those that were added to it later. */
function sheetOf(style: Element & Partial<Pick<HTMLStyleElement, 'sheet'>>): string {
  return style.sheet ? [...style.sheet.cssRules].map((rule) => rule.cssText).join('\n') : (style.textContent ?? '');
}

/** Puts pictures and fonts of this server into the page itself; those of others were never shown. */
async function writeIn(root: Element): Promise<void> {
  const read = new Map<string, Promise<string | undefined>>();
  const dataOf = (address: string): Promise<string | undefined> => {
    const known = read.get(address) ?? readData(address);
    read.set(address, known);
    return known;
  };
  const pictures = [...root.querySelectorAll('img[src], image[href]')].map(async (element) => {
    const name = element.hasAttribute('src') ? 'src' : 'href';
    const data = await dataOf(element.getAttribute(name) ?? '');
    element.removeAttribute('srcset');
    if (data) element.setAttribute(name, data);
    else element.removeAttribute(name);
  });
  const sheets = [...root.querySelectorAll('style')].map(async (style) => {
    const css = style.textContent ?? '';
    const found = [...css.matchAll(/url\(\s*(['"]?)(.*?)\1\s*\)/g)];
    const data = await Promise.all(found.map(([, , address = '']) => dataOf(address)));
    let at = 0;
    style.textContent = css.replace(/url\(\s*(['"]?)(.*?)\1\s*\)/g, () => `url("${data[at++] ?? 'data:,'}")`);
  });
  await Promise.all([...pictures, ...sheets]);
}

/** What is at an address of this server, as one that holds it all. */
async function readData(address: string): Promise<string | undefined> {
  if (address.startsWith('data:')) return address;
  const url = URL.parse(address, window.location.href);
  if (!url || (url.origin !== window.location.origin && url.protocol !== 'blob:')) return undefined;
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) return undefined;
  const blob = await response.blob();
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : undefined));
    reader.addEventListener('error', () => resolve(undefined));
    reader.readAsDataURL(blob);
  });
}
