import { ELEMENT_NODE, getAttribute, nodeTypeOf } from './dom.ts';
import { kindOfTag, MAY_BE_OMITTED, tagOf } from './tags.ts';

const COMMENT_NODE = 8;
const INSTRUCTION_NODE = 7;

/** What of a page's own words on itself changes how it looks; the rest is for robots, other sites and proofs of ownership. */
const SHOWS = /^(viewport|color-scheme|referrer)$/;
const SCRIPT_FILE = /\.js([?#]|$)/i;

/** What is not recorded, since it shows nothing: scripts, comments, and what heads say to others than visitors. */
export const isOmitted = (node: Node): boolean => {
  const type = nodeTypeOf.call(node);
  return type === ELEMENT_NODE
    ? isOmittedElement(node as Element, tagOf(node as Element)) // by its type
    : type === COMMENT_NODE || type === INSTRUCTION_NODE;
};

export const isOmittedElement = (element: Element, tag: string): boolean => {
  if (!(kindOfTag(tag) & MAY_BE_OMITTED)) return false;
  const of = (name: string) => (getAttribute.call(element, name) ?? '').toLowerCase();
  if (tag === 'link') {
    const rel = of('rel');
    return (
      /^(modulepreload|shortcut icon)$/.test(rel) ||
      (rel === 'preload' && of('as') === 'script') ||
      (rel === 'prefetch' && SCRIPT_FILE.test(of('href')))
    );
  }
  if (tag === 'meta') return !SHOWS.test(of('name'));
  return true; // a script
};
