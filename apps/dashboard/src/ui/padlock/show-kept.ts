import { EventType, type eventWithTime, IncrementalSource, NodeType, type serializedNodeWithId } from '@rrweb/types';
import type { Kept } from './kept.ts';
import { DEEPEST } from './padlock.ts';
import { isNode } from './sound.ts';
import { showInSrcset } from './srcset.ts';

/**
 * Puts what is kept in the place of the addresses in a recording, and boxes in the place of pictures that are not. What it does
 * not know stays as it is: the policy of the frame lets none of that load. Use one for all the events of one tab, in order.
 */
export function createShower(kept: Kept): (event: eventWithTime) => eventWithTime {
  /** Of the nodes so far: names of elements, and texts that are styles. */
  const tags = new Map<number, string>();
  const styles = new Set<number>();

  const showNode = (node: serializedNodeWithId, at: number, isStyle: boolean, depth = 0): serializedNodeWithId => {
    if (node.type === NodeType.Text) {
      if (isStyle) styles.add(node.id);
      return isStyle ? { ...node, textContent: showInStyle(node.textContent, kept, at) } : node;
    }
    if (!('childNodes' in node)) return node;
    const tag = 'tagName' in node ? String(node.tagName).toLowerCase() : '';
    const children = depth < DEEPEST ? node.childNodes.filter(isNode) : [];
    const childNodes = children.map((child) => showNode(child, at, tag === 'style', depth + 1));
    if (!('tagName' in node)) return { ...node, childNodes };
    tags.set(node.id, tag);
    return { ...node, childNodes, attributes: showAttributes(tag, node.attributes, kept, at) };
  };

  return (event) => {
    const at = event.timestamp;
    if (event.type === EventType.FullSnapshot) {
      return { ...event, data: { ...event.data, node: showNode(event.data.node, at, false) } };
    }
    if (event.type !== EventType.IncrementalSnapshot) return event;
    const { data } = event;
    switch (data.source) {
      case IncrementalSource.Mutation: {
        const adds = data.adds.map((add) => ({
          ...add,
          node: showNode(add.node, at, tags.get(add.parentId) === 'style'),
        }));
        const texts = data.texts.map((text) =>
          text.value && styles.has(text.id) ? { ...text, value: showInStyle(text.value, kept, at) } : text,
        );
        const attributes = data.attributes.map((change) => ({
          ...change,
          attributes: showAttributes(tags.get(change.id) ?? '', change.attributes, kept, at),
        }));
        return { ...event, data: { ...data, adds, texts, attributes } };
      }
      case IncrementalSource.StyleSheetRule:
      case IncrementalSource.StyleDeclaration:
      case IncrementalSource.AdoptedStyleSheet:
        return { ...event, data: inTexts(data, (text) => showInStyle(text, kept, at)) };
      default:
        return event;
    }
  };
}

/** Elements whose `src` is a picture. What others load (frames, sound, film) is not kept, and does not load. */
const PICTURES = /^(img|input|image)$/;
const HREF = /^(xlink:)?href$/;

function showAttributes<Given extends object>(tag: string, given: Given, kept: Kept, at: number): Given {
  const shown = Object.entries(given).map(([name, value]: [string, unknown]) => {
    if (name === 'style' || name === '_cssText') {
      return [name, inTexts(value, (text) => showInStyle(text, kept, at))];
    }
    if (typeof value !== 'string') return [name, value];
    if (tag === 'use' && HREF.test(name)) return [name, kept.part(value, at) ?? value];
    if (name === 'srcset') return [name, showInSrcset(value, (address) => kept.known(address, at))];
    const isPicture =
      name === 'poster' ||
      name === 'background' ||
      (name === 'src' && (PICTURES.test(tag) || tag === '')) ||
      (tag === 'image' && HREF.test(name));
    return [name, isPicture && value !== '' ? kept.picture(value, at) : value];
  });
  // Every key is one of `given`, and every value of its kind; fromEntries forgets that.
  const attributes = Object.fromEntries(shown) as Given & { href?: unknown; rel?: unknown; _cssText?: unknown };
  const { href, rel, _cssText } = attributes;
  if (tag !== 'link' || rel !== 'stylesheet' || typeof href !== 'string') return attributes;
  const sheet = kept.sheet(href, at);
  // What was read of it comes with its address only where a browser has lost some of it.
  if (sheet === undefined || (_cssText !== undefined && sheet.search(IMPORT) >= 0)) return attributes;
  return { ...attributes, _cssText: showInStyle(absolute(sheet, href), kept, at) };
}

const IMPORT = /@import[^;]*;?/gi;

const IN_STYLE = /url\(\s*("[^"]*"|'[^']*'|[^)"']*)\s*\)/gi;
const unquoted = (text: string) => text.trim().replace(/^(["'])(.*)\1$/s, '$2');

/** What does not show is an empty address: a font then falls back, and a background is none. */
const showInStyle = (css: string, kept: Kept, at: number): string =>
  css.replace(IN_STYLE, (_, given: string) => {
    const address = unquoted(given);
    return address === '' ? 'url()' : `url("${escaped(kept.known(address, at) ?? 'data:,')}")`;
  });

/** A style sheet that was kept as it lies at its address, to which its own relate. It brings no other sheet along. */
const absolute = (css: string, base: string): string =>
  css.replace(IMPORT, '').replace(IN_STYLE, (all, given: string) => {
    const address = URL.parse(unquoted(given), base);
    return address && !/^data:/i.test(unquoted(given)) ? `url("${escaped(address.href)}")` : all;
  });

const escaped = (address: string) => address.replaceAll(/["\\\n]/g, (unit) => `\\${unit.charCodeAt(0).toString(16)} `);

/** The same value with all texts in it changed. */
function inTexts<Value>(value: Value, change: (text: string) => string): Value {
  // A text becomes a text, a list a list, an object one with the same keys.
  if (typeof value === 'string') return change(value) as Value;
  if (Array.isArray(value)) return value.map((one: unknown) => inTexts(one, change)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inTexts(one, change)])) as Value;
}
