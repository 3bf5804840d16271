import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type attributes as Attributes, NodeType, type serializedNodeWithId } from '@rrweb/types';
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5';
import { DEMO_FOLDER } from '../demo.ts';

type Parsed = DefaultTreeAdapterMap['node'];

/** An element of a page, by the number that a recorder would give it. */
export interface PageElement {
  node: number;
  tag: string;
  /** As they stand in the source. */
  attributes: Readonly<Record<string, string>>;
  parent: PageElement | undefined;
  /** The number of its first child, if that is a text. */
  textNode: number | undefined;
  /** What a label says. */
  label: string | undefined;
}

export interface ParsedPage {
  /**
   * What rrweb's `snapshot()` gives for this page with the tracker's options: nodes are numbered in document order, the
   * document being 1, without what cannot be seen.
   */
  snapshot: serializedNodeWithId;
  elements: readonly PageElement[];
}

const SVG = 'http://www.w3.org/2000/svg';

/** rrweb keeps no comments of a style sheet: it writes down the rules the browser understood. */
const stylesheet = readFileSync(join(DEMO_FOLDER, 'shop.css'), 'utf8').replace(/\/\*.*?\*\//gs, '');

const parsed = new Map<string, ParsedPage>();

/** A page of the shop as a recorder sees it at `origin`, e.g. `http://localhost:8080`. Parsed once for each origin. */
export function parsePage(path: string, origin: string): ParsedPage {
  const url = origin + path;
  let page = parsed.get(url);
  if (!page) {
    const html = readFileSync(join(DEMO_FOLDER, path.replace(/^\/demo\//, ''), 'index.html'), 'utf8');
    page = serialize(html, url);
    parsed.set(url, page);
  }
  return page;
}

function serialize(html: string, url: string): ParsedPage {
  const elements: PageElement[] = [];
  let last = 0;

  const childrenOf = (node: Parsed, parent: PageElement | undefined): serializedNodeWithId[] =>
    'childNodes' in node
      ? node.childNodes.filter((child) => !isLeftOut(child)).map((child) => visit(child, parent))
      : [];

  const visit = (node: Parsed, parent: PageElement | undefined): serializedNodeWithId => {
    const id = ++last;
    if (defaultTreeAdapter.isDocumentTypeNode(node)) {
      return { type: NodeType.DocumentType, name: node.name, publicId: node.publicId, systemId: node.systemId, id };
    }
    if (defaultTreeAdapter.isTextNode(node)) return { type: NodeType.Text, textContent: node.value, id };
    if (!defaultTreeAdapter.isElementNode(node)) {
      return { type: NodeType.Document, childNodes: childrenOf(node, undefined), id };
    }
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    const firstIsText = node.childNodes[0] && defaultTreeAdapter.isTextNode(node.childNodes[0]);
    const element = {
      node: id,
      tag: node.tagName,
      attributes,
      parent,
      textNode: firstIsText ? id + 1 : undefined,
      label: node.tagName === 'label' ? wordsOf(node).replace(/\s+/g, ' ').trim() : undefined,
    };
    elements.push(element);
    return {
      type: NodeType.Element,
      tagName: node.tagName,
      attributes: recorded(node.tagName, attributes, url),
      childNodes: childrenOf(node, element),
      ...(node.namespaceURI === SVG && { isSVG: true as const }),
      id,
    };
  };

  return { snapshot: visit(parse(html), undefined), elements };
}

/** All that is written in an element, without the choices of a field. */
function wordsOf(node: Parsed): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return 'childNodes' in node && node.nodeName !== 'select' ? node.childNodes.map(wordsOf).join(' ') : '';
}

/** What the tracker's recorder leaves out because nobody sees it (rrweb's `slimDOMOptions`), as far as the shop has it. */
function isLeftOut(node: Parsed): boolean {
  if (defaultTreeAdapter.isCommentNode(node)) return true;
  if (defaultTreeAdapter.isTextNode(node)) return node.parentNode?.nodeName === 'head' && node.value.trim() === '';
  return node.nodeName === 'script';
}

/** Attributes as rrweb writes them: addresses absolute, the sheet's rules in place of its link, states as they are. */
function recorded(tag: string, source: Record<string, string>, url: string): Attributes {
  if (tag === 'link' && source.rel === 'stylesheet') return { _cssText: stylesheet };
  const attributes: Attributes = { ...source };
  for (const name of ['href', 'src']) {
    if (source[name]) attributes[name] = new URL(source[name], url).href;
  }
  if ('checked' in source) attributes.checked = true;
  return attributes;
}
