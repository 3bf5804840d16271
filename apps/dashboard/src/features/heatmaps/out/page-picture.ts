import { spriteAt } from '../../../ui/padlock/sprite.ts';
import { copyPage } from './page-copy.ts';

/** How wide and tall the picture of a page is, px of it. */
interface Size {
  width: number;
  height: number;
}

/**
 * A recorded page as a picture at its full length. Browsers paint a document that is written into an SVG, but load nothing for
 * it: so what it shows is written in with it, and each of its frames as a picture of its own.
 *
 * @throws Error where the browser refuses to paint it
 */
export async function pictureOfPage(shown: Document, size: Size): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = await addressOf(shown, size);
  await picture.decode();
  return picture;
}

/** Frames in frames in frames: nobody reads what is in there, and the text of each is written into that of the one around it. */
const DEEPEST = 3;

/** As `data:`, for a blob would taint the canvas it is drawn on: https://crbug.com/294129 */
async function addressOf(shown: Document, { width, height }: Size, depth = 0): Promise<string> {
  const { root, frames } = copyPage(shown);
  await writeIn(root);
  for (const [{ contentDocument, clientWidth, clientHeight }, standIn] of frames) {
    if (!contentDocument || depth === DEEPEST || clientWidth === 0 || clientHeight === 0) continue;
    standIn.src = await addressOf(contentDocument, { width: clientWidth, height: clientHeight }, depth + 1);
  }
  const html = new XMLSerializer().serializeToString(root);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${html}</foreignObject></svg>`;
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
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
  const inCss = async (css: string): Promise<string> => {
    const found = [...css.matchAll(IN_STYLE)];
    const data = await Promise.all(found.map(([, , address = '']) => dataOf(address)));
    let at = 0;
    return css.replace(IN_STYLE, () => `url("${data[at++] ?? 'data:,'}")`);
  };
  const sheets = [...root.querySelectorAll('style')].map(async (style) => {
    style.textContent = await inCss(style.textContent ?? '');
  });
  const styled = [...root.querySelectorAll('[style*="url("]')].map(async (element) => {
    element.setAttribute('style', await inCss(element.getAttribute('style') ?? ''));
  });
  await Promise.all([...pictures, ...sheets, ...styled]);
  bringSprites(root);
}

/** Brings the files into the page that `<use>` shows parts of; where the page has something of the same name, it shows that. */
function bringSprites(root: Element): void {
  const files = new Set<string>();
  for (const use of root.querySelectorAll('use')) {
    for (const name of ['href', 'xlink:href']) {
      const [file = '', part] = (use.getAttribute(name) ?? '').split('#');
      if (spriteAt(file) === undefined) continue;
      files.add(file);
      use.setAttribute(name, `#${part}`);
    }
  }
  for (const file of files) {
    const { documentElement: sprite } = new DOMParser().parseFromString(spriteAt(file) ?? '', 'image/svg+xml');
    sprite.setAttribute('style', 'position: absolute; width: 0; height: 0');
    root.append(sprite);
  }
}

const IN_STYLE = /url\(\s*(['"]?)(.*?)\1\s*\)/g;

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
