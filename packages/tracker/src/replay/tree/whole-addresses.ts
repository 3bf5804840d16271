/** One space at most before its end: a sheet that is all spaces is read at once, too. */
const IN_STYLE = /url\(\s*(['"]?)(|[^\s'"].*?)\1\s?\)/g;

/** What is in the page itself is whole. */
const whole = (address: string, base: string): string => {
  if (!address.trim() || /^(data|blob):/i.test(address)) return address;
  try {
    return new URL(address, base).href;
  } catch {
    return address;
  }
};

/** A style sheet or a style, with whole addresses. */
export const wholeInStyle = (css: string, base: string): string =>
  css.includes('url(')
    ? css.replace(IN_STYLE, (all, quote: string, address: string) =>
        address[0] === '#' ? all : `url(${quote}${whole(address, base)}${quote})`,
      )
    : css;

/** One of `srcset`: an address may hold commas but not end with one, a descriptor may hold some in parentheses. */
const CANDIDATE = /[\s,]*(\S*[^\s,])((?:[^,(]|\([^)]*\))*)/g;

const wholeInSet = (set: string, base: string): string =>
  [...set.matchAll(CANDIDATE)].map(([, address = '', rest = '']) => whole(address, base) + rest.trimEnd()).join(', ');

/** The value of an attribute as it means the same wherever it is shown. */
export const wholeAddress = (tag: string, name: string, value: string, base: string): string => {
  // A drawing refers to its own parts so.
  const isOwn = value[0] === '#' && (tag === 'use' || name === 'xlink:href');
  if (name === 'srcset') return wholeInSet(value, base);
  if (name === 'style') return wholeInStyle(value, base);
  const isAddress =
    name === 'src' ||
    /^(xlink:)?href$/.test(name) ||
    (name === 'background' && /^t(able|d|h)$/.test(tag)) ||
    (name === 'data' && tag === 'object');
  return isAddress && !isOwn ? whole(value, base) : value;
};
