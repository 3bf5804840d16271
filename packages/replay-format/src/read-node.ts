import { NodeType, type serializedNodeWithId } from '@rrweb/types';
import { Damaged } from './damaged.ts';
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
  SHADOW,
  TEXT,
} from './ops.ts';
import type { Reader } from './reader.ts';

/** Characters that a node and an attribute take as JSON besides their texts. */
const NODE_UNITS = 60;
const ATTRIBUTE_UNITS = 6;

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
export const readNode = (from: Reader, firstId: number, around: Around, depth: number): serializedNodeWithId => {
  let nextId = firstId;

  const nodeOf = (kind: number, { rootId, isShadow }: Around, levels: number): serializedNodeWithId => {
    if (levels === 0) throw new Damaged('is nested too deeply');
    from.spend(NODE_UNITS);
    const place = { id: nextId++, ...(rootId > 0 && { rootId }), ...(isShadow && { isShadow }) };
    switch (kind) {
      case ELEMENT: {
        const tagName = from.text() ?? '';
        const flags = from.number();
        const attributes = readAttributes(from) as Attributes; // whatever a page wrote there; readers must bear it
        const { childNodes, hasShadow } = childrenOf(Math.max(rootId, 0), levels - 1);
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
        const { childNodes } = childrenOf(rootId === PAGE ? 0 : place.id, levels - 1);
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
  const childrenOf = (rootId: number, levels: number) => {
    const childNodes: serializedNodeWithId[] = [];
    let hasShadow = false;
    let isShadow = false;
    for (;;) {
      const kind = from.number();
      if (kind === SHADOW && !isShadow) hasShadow = isShadow = true;
      else if (kind !== END) childNodes.push(nodeOf(kind, { rootId, isShadow }, levels));
      else if (isShadow) isShadow = false;
      else return { childNodes, hasShadow };
    }
  };
  return nodeOf(from.number(), around, depth);
};

/** Up to the 0 behind them. */
export const readAttributes = (from: Reader): Record<string, unknown> => {
  const attributes: [string, unknown][] = [];
  for (let name = from.text(); name !== undefined; name = from.text()) {
    from.spend(ATTRIBUTE_UNITS);
    attributes.push([name, from.value()]);
  }
  return Object.fromEntries(attributes); // of whatever name
};
