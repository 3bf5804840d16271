import { EventType, type eventWithTime, IncrementalSource, type serializedNodeWithId } from '@rrweb/types';
import { isNode } from './sound.ts';

/**
 * Takes out of a recording what could act when its DOM is rebuilt in the owner's browser.
 *
 * The frame it is rebuilt in runs no scripts and inherits the dashboard's content policy, so most of this is dead there already.
 * Two things are not, and are the reason for this file:
 * - preconnect and DNS hints answer to no policy: each would tell a stranger that, and from where, someone is watching;
 * - while seeking, rrweb makes elements in the *dashboard's own* document before it moves them into the frame, and leaves
 *   there those whose neighbours are missing; only the content policy would then stand between `onerror` and the owner.
 *
 * Attributes change by node id alone, so a padlock remembers what each id is: use one for all the events of one tab.
 */
export function createPadlock(): (event: eventWithTime) => eventWithTime {
  const tags: Tags = new Map();

  return (event) => {
    if (event.type === EventType.FullSnapshot) {
      const node = lockNode(event.data.node, tags, 0);
      return { ...event, data: { ...event.data, node } };
    }
    if (event.type !== EventType.IncrementalSnapshot || event.data.source !== IncrementalSource.Mutation) return event;
    // Additions first: a node that comes and changes in the same event is known by then.
    const adds = event.data.adds.map((add) => ({ ...add, node: lockNode(add.node, tags, 0) }));
    const attributes = event.data.attributes.map((change) => ({
      ...change,
      attributes: lockAttributes(tags.get(change.id), change.attributes),
    }));
    return { ...event, data: { ...event.data, adds, attributes } };
  };
}

/** The tag of each node id; null where one id has stood for several, so that every rule holds for it. */
type Tags = Map<number, string | null>;

/** The parsers of all browsers stop nesting here; what is deeper was made to exhaust the stack. */
export const DEEPEST = 512;

const VALID_TAG = /^[a-z][\w.:-]*$/i;
const CUSTOM_ELEMENT = /^[a-z][a-z0-9._]*-[a-z0-9._-]*$/;
/** What may have a shadow root besides custom elements: https://dom.spec.whatwg.org/#dom-element-attachshadow */
const SHADOW_HOST = /^(article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

function lockNode(given: serializedNodeWithId, tags: Tags, depth: number): serializedNodeWithId {
  if (!('childNodes' in given)) return given;
  const childNodes =
    depth < DEEPEST ? given.childNodes.filter(isNode).map((child) => lockNode(child, tags, depth + 1)) : [];
  if (!('tagName' in given)) return { ...given, childNodes };

  const tagName = isColorScheme(given) ? 'meta' : lockTag(given.tagName, given.isSVG);
  const tag = tagName.toLowerCase();
  tags.set(given.id, tags.has(given.id) && tags.get(given.id) !== tag ? null : tag);
  // rrweb defines elements and attaches roots without asking; one refusal of the browser would lose the whole snapshot.
  const { isCustom, isShadowHost, ...rest } = given;
  const isCustomTag = CUSTOM_ELEMENT.test(tag);
  return {
    ...rest,
    tagName,
    attributes: lockAttributes(tag, given.attributes),
    childNodes,
    ...(isCustom && isCustomTag && { isCustom }),
    ...(isShadowHost && (isCustomTag || SHADOW_HOST.test(tag)) && { isShadowHost }),
  };
}

/** The one thing that a `meta` says which only shows: which colours a page is made for. */
const isColorScheme = ({ tagName, attributes }: { tagName: string; attributes: object }): boolean =>
  /^meta$/i.test(tagName) && 'name' in attributes && attributes.name === 'color-scheme';

/** Elements that steer the document stay as hidden ones, so that their siblings keep their places. */
function lockTag(tagName: string, isSVG: boolean | undefined): string {
  if (!VALID_TAG.test(tagName)) return isSVG ? 'g' : 'div';
  return /^(script|base|meta)$/i.test(tagName) ? 'noscript' : tagName;
}

/** Of any element: handlers besides, these move the focus, steer the document or report to third parties. */
const OF_ANY = new Set(['autofocus', 'ping', 'http-equiv', 'attributionsrc']);
/** A style sheet that was recorded is in `_cssText`; any other link could only load something, or announce that it will. */
const OF_LINKS = new Set(['href', 'rel', 'imagesrcset']);
/** A recorded inner document is an event of its own, and needs an empty frame of the same origin to be rebuilt in. */
const OF_FRAMES = new Set([
  'src',
  'srcdoc',
  'data',
  'code',
  'codebase',
  'classid',
  'archive',
  'sandbox',
  'allow',
  'csp',
]);
const FRAMES = new Set(['iframe', 'frame', 'object', 'embed', 'portal', 'fencedframe']);
/** Attributes that hold an address; the last three are those of an SVG animation that sets one. */
const ADDRESSES = new Set(['href', 'xlink:href', 'src', 'action', 'formaction', 'poster', 'from', 'to', 'values']);

/** The same attributes or fewer, unchanged. `tag` is null or undefined where it is not known. */
function lockAttributes<Given extends object>(tag: string | null | undefined, given: Given): Given {
  const kept = Object.entries(given).filter(([name, value]: [string, unknown]) => {
    const key = name.toLowerCase();
    if (key.startsWith('on') || OF_ANY.has(key)) return false;
    if (OF_LINKS.has(key) && (!tag || tag === 'link')) return false;
    if (tag === 'meta' && key !== 'content' && key !== 'name') return false;
    if (key === 'name' && (!tag || tag === 'meta') && value !== 'color-scheme') return false;
    if (OF_FRAMES.has(key) && (!tag || FRAMES.has(tag))) return false;
    // The picture of a canvas, which rrweb loads through an <img> of the dashboard's.
    if (key === 'rr_dataurl') return typeof value === 'string' && /^(data:image\/|blob:)/i.test(value);
    return !(ADDRESSES.has(key) && typeof value === 'string' && isScript(value));
  });
  // Every key and value is one of `given`; fromEntries forgets that.
  return Object.fromEntries(kept) as Given;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip these within a scheme, so they may hide one
const isScript = (url: string) => /^(javascript|vbscript|data:text\/html)/i.test(url.replace(/[\u0000-\u0020]/g, ''));
