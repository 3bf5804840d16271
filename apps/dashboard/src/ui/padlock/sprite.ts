const SVG = 'http://www.w3.org/2000/svg';

/** What draws. Nothing else is in an icon that could be missed: scripts, other documents, links, animations that set an address. */
const DRAWS =
  /^(svg|symbol|defs|g|use|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|textPath|image|style|title|desc|linearGradient|radialGradient|stop|pattern|marker|clipPath|mask|filter|fe\w+|animateTransform)$/;

/** What is in the file itself. */
const WITHIN = /^(#|data:image\/(?!svg))/i;

/** A stranger's drawing, of which parts are to be shown within a page, with nothing in it that could act or refer elsewhere. */
function lockSprite(text: string): string | undefined {
  const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
  if (root.namespaceURI !== SVG || root.localName !== 'svg') return undefined;
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (element.namespaceURI !== SVG || !DRAWS.test(element.localName)) element.remove();
    for (const { name, localName, value } of [...element.attributes]) {
      const isAway = localName === 'href' && !WITHIN.test(value);
      if (isAway || /^on/i.test(localName)) element.removeAttribute(name);
    }
  }
  // Without what stands before the root, which may bring style sheets and entities along.
  return new XMLSerializer().serializeToString(root);
}

/** Addresses by content: browsers show parts of a file from the page's own origin alone, which `data:` is not. */
const urls = new Map<string, string | undefined>();
const texts = new Map<string, string>();

/** Where a drawing lies of which `<use>` shows parts; undefined where it is none. */
export function spriteUrl(hash: string, text: string): string | undefined {
  if (!urls.has(hash)) {
    const locked = lockSprite(text);
    const url = locked && URL.createObjectURL(new Blob([locked], { type: 'image/svg+xml' }));
    if (url) texts.set(url, locked);
    urls.set(hash, url);
  }
  return urls.get(hash);
}

/** What lies there. The dashboard's policy lets nobody ask for it. */
export const spriteAt = (url: string): string | undefined => texts.get(url);
