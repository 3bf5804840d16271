/** How an address is used: what is not fetched as such cannot be shown as such. */
export type Kind = 'picture' | 'css' | 'sheet';

/** Told of each address that a recorded event refers to, as it stands there: not all are whole. */
type See = (address: string, kind: Kind) => void;

/** Also of fonts. */
const IN_STYLE = /url\(\s*["']?([^"')\s\\]+)/gi;

/** What is in the page itself needs no keeping. */
const WITHIN = /^(data:|blob:|about:|#|$)/i;

/** `href` shows a picture on `image` and `use` alone, and `src` one on these. */
const PICTURE_TAGS = /^(img|image|input|source)$/i;

/** The addresses in the text of a style sheet. */
export const addressesInStyle = (css: string, see: See): void => {
  for (const [, address] of css.matchAll(IN_STYLE)) if (address && !WITHIN.test(address)) see(address, 'css');
};

/** Those of `srcset`, whose candidates end with a descriptor and a comma. */
const candidatesOf = (srcset: string): string[] => srcset.split(/\s+[^\s,]+,\s*|,\s+|\s+[\d.]+[wxh]\s*$|\s+/);

/**
 * The addresses that a recorded event refers to, of pictures, in styles, and of style sheets that could not be read. What was
 * cleaned away before is not among them, so nothing is kept that the recording does not show.
 * @param tagOf the name of a node that is recorded already
 */
export const addressesIn = (event: unknown, tagOf: (id: number) => string | undefined, see: See): void => {
  const ofElement = (tag: string, attributes: Record<string, unknown>) => {
    const { src, poster, srcset, href, rel, _cssText } = attributes;
    const picture = (address: unknown) => {
      if (typeof address === 'string' && !WITHIN.test(address)) see(address, 'picture');
    };
    if (PICTURE_TAGS.test(tag)) {
      picture(src);
      if (typeof srcset === 'string') candidatesOf(srcset).forEach(picture);
    }
    // Of what is drawn a part of, the whole file.
    if (/^(image|use)$/.test(tag)) picture(String(href ?? attributes['xlink:href']).split('#')[0]);
    if (tag === 'video') picture(poster);
    const isSheet = tag === 'link' && rel === 'stylesheet' && _cssText === undefined;
    if (isSheet && typeof href === 'string') see(href, 'sheet');
  };
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.includes('url(')) addressesInStyle(value, see);
    } else if (Array.isArray(value)) value.forEach(walk);
    else if (value && typeof value === 'object') {
      const { tagName, attributes, id } = value as { tagName?: string; attributes?: unknown; id?: number };
      const tag = tagName ?? (id === undefined ? undefined : tagOf(id));
      if (tag && attributes && !Array.isArray(attributes)) ofElement(tag, attributes as Record<string, unknown>);
      Object.values(value).forEach(walk);
    }
  };
  walk(event);
};
