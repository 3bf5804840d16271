import { NodeType, type serializedNodeWithId } from '@rrweb/types';
import { Damaged } from './damaged.ts';
import type { NodeReader } from './node-reader.ts';
import {
  CDATA,
  COMMENT,
  DOCTYPE,
  DOCUMENT,
  ELEMENT,
  END,
  IS_BLOCKED,
  IS_CUSTOM,
  IS_QUIRKY,
  IS_SVG,
  PIECE,
  SHADOW,
  TEXT,
} from './ops.ts';

/** Characters that a node and an attribute take as JSON besides their texts. */
const NODE_UNITS = 60;
const ATTRIBUTE_UNITS = 6;

/** A piece has no more nodes: it is cut before. */
const NODES_OF_PIECE = 1_000_000;

type Attributes = Extract<serializedNodeWithId, { type: NodeType.Element }>['attributes'];

/** What holds for a node because of where it is. */
interface Around {
  /** The document of its frame; 0 in the page's own. */
  rootId: number;
  isShadow: boolean;
}

/** The page's own document, to which no node says that it belongs. */
export const PAGE = -1;

/** A node and all in it. @param around of a page's own document, `rootId` is `PAGE` */
export const readNode = (reader: NodeReader, firstId: number, around: Around, depth: number): serializedNodeWithId => {
  let nextId = firstId;

  const nodeOf = (
    from: NodeReader,
    kind: number,
    { rootId, isShadow }: Around,
    levels: number,
  ): serializedNodeWithId => {
    if (levels === 0) throw new Damaged('is nested too deeply');
    from.spend(NODE_UNITS);
    const place = { id: nextId++, ...(rootId > 0 && { rootId }), ...(isShadow && { isShadow }) };
    switch (kind) {
      case ELEMENT: {
        const tagName = from.text() ?? '';
        const flags = from.number();
        const attributes = readAttributes(from) as Attributes; // whatever a page wrote there; readers must bear it
        const { childNodes, hasShadow } = childrenOf(from, Math.max(rootId, 0), levels - 1);
        return {
          type: NodeType.Element,
          tagName,
          attributes,
          childNodes,
          ...(flags & IS_SVG && { isSVG: true }),
          ...(flags & IS_BLOCKED && { needBlock: true }),
          ...(flags & IS_CUSTOM && { isCustom: true }),
          ...(hasShadow && { isShadowHost: true }),
          ...place,
        };
      }
      case TEXT:
        return { type: NodeType.Text, textContent: from.text() ?? '', ...place };
      case DOCTYPE:
        return {
          type: NodeType.DocumentType,
          name: from.text() ?? '',
          publicId: from.text() ?? '',
          systemId: from.text() ?? '',
          ...place,
        };
      case DOCUMENT: {
        const flags = from.number();
        const { childNodes } = childrenOf(from, rootId === PAGE ? 0 : place.id, levels - 1);
        return {
          type: NodeType.Document,
          childNodes,
          ...(flags & IS_QUIRKY && { compatMode: 'BackCompat' }),
          id: place.id,
        };
      }
      case CDATA:
        return { type: NodeType.CDATA, textContent: '', ...place };
      case COMMENT:
        return { type: NodeType.Comment, textContent: from.text() ?? '', ...place };
      default:
        throw new Damaged('holds a node of no kind');
    }
  };
  const piece = (from: NodeReader, around: Around, levels: number): serializedNodeWithId[] => {
    const known = from.piece?.(from.number());
    const count = from.number();
    if (count > NODES_OF_PIECE) throw new Damaged('holds a piece that is too large');
    const nodes: serializedNodeWithId[] = [];
    if (known) while (!known.isAtEnd()) nodes.push(nodeOf(known, known.number(), around, levels));
    else {
      from.spend(NODE_UNITS);
      nodes.push(missing(nextId, around));
      nextId += Math.max(count, 1);
    }
    return nodes;
  };
  const childrenOf = (from: NodeReader, rootId: number, levels: number) => {
    const childNodes: serializedNodeWithId[] = [];
    let hasShadow = false;
    let isShadow = false;
    for (;;) {
      const kind = from.number();
      if (kind === SHADOW && !isShadow) hasShadow = isShadow = true;
      else if (kind === PIECE && from.piece) childNodes.push(...piece(from, { rootId, isShadow }, levels));
      else if (kind !== END) childNodes.push(nodeOf(from, kind, { rootId, isShadow }, levels));
      else if (isShadow) isShadow = false;
      else return { childNodes, hasShadow };
    }
  };
  return nodeOf(reader, reader.number(), around, depth);
};

/** In the place of a piece that is not known any more. */
const missing = (id: number, { rootId, isShadow }: Around): serializedNodeWithId => ({
  type: NodeType.Element,
  tagName: 'div',
  attributes: { 'data-desirepath': 'missing' },
  childNodes: [],
  id,
  ...(rootId > 0 && { rootId }),
  ...(isShadow && { isShadow }),
});

/** Up to the 0 behind them. */
export const readAttributes = (from: NodeReader): Record<string, unknown> => {
  const attributes: [string, unknown][] = [];
  for (let name = from.text(); name !== undefined; name = from.text()) {
    from.spend(ATTRIBUTE_UNITS);
    attributes.push([name, from.value()]);
  }
  return Object.fromEntries(attributes); // of whatever name
};
