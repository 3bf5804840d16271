import { ELEMENT_NODE, getAttribute, nodeTypeOf } from './dom.ts';
import { MAY_BE_OMITTED, tagOf } from './tags.ts';

const COMMENT_NODE = 8;
const INSTRUCTION_NODE = 7;

const ICON = /^(msapplication-tile(image|color)|application-name)$/;
const ICON_LINK = /^((shortcut )?icon|apple-touch-icon)$/;
/** For robots, other sites' previews and proofs of ownership. */
const NAMED =
  /^((og|twitter):.*|pinterest|robots|googlebot|bingbot|google-site-verification|yandex-verification|csrf-token|p:domain_verify|verify-v1|verification|shopify-checkout-api-token)$/;
const PROPERTY = /^(og|twitter|fb):/;
const SCRIPT_FILE = /\.js([?#]|$)/i;

/** What is not recorded, since it shows nothing: scripts, comments, and what heads say to others than visitors. */
export const isOmitted = (node: Node): boolean => {
  const type = nodeTypeOf.call(node);
  return type === ELEMENT_NODE
    ? isOmittedElement(node as Element, tagOf(node as Element)) // by its type
    : type === COMMENT_NODE || type === INSTRUCTION_NODE;
};

export const isOmittedElement = (element: Element, tag: string): boolean => {
  if (!MAY_BE_OMITTED.test(tag)) return false;
  const of = (name: string) => (getAttribute.call(element, name) ?? '').toLowerCase();
  if (tag === 'link') {
    const rel = of('rel');
    return (
      rel === 'modulepreload' ||
      rel === 'shortcut icon' ||
      (rel === 'preload' && of('as') === 'script') ||
      (rel === 'prefetch' && SCRIPT_FILE.test(of('href')))
    );
  }
  if (tag === 'meta') {
    const name = of('name');
    return (
      ICON.test(name) ||
      NAMED.test(name) ||
      ICON_LINK.test(of('rel')) ||
      PROPERTY.test(of('property')) ||
      getAttribute.call(element, 'http-equiv') !== null
    );
  }
  return true; // a script
};
