import { type mutationData, NodeType } from '@rrweb/types';
import { MASKED } from '../masking.ts';
import { cleanAttributes } from './clean-attributes.ts';
import { cleanCss, cleanText } from './clean-text.ts';
import { isTypedInto } from './masked-nodes.ts';
import type { MaskingLevel } from './masking-level.ts';

type SerializedNode = mutationData['adds'][number]['node'];

/** What holds for a node because of what it is in. */
interface Above {
  isMasked: boolean;
  isShown: boolean;
  parentName: string;
}

const isHidden = ({ isMasked, isShown }: Above): boolean => isMasked || !isShown;

/** Of what is in the document itself. */
export const aboveAll = (level: MaskingLevel): Above => ({
  isMasked: false,
  isShown: !level.isAllMasked,
  parentName: '',
});

/** Of what is in an element or a document, by what holds for that. Of one that is gone nobody can tell: it is masked. */
const aboveIn = (node: SerializedNode, original: Node | null, above: Above, level: MaskingLevel): Above => {
  // By what it has: elements of a frame are no instances of this window's Element.
  const matches = (selector: string) => !!original && 'matches' in original && (original as Element).matches(selector);
  const isDocument = node.type === NodeType.Document;
  return {
    isMasked: above.isMasked || !original || (isDocument && isTypedInto(original)) || matches(MASKED),
    isShown: above.isShown || (!!level.shown && matches(level.shown)),
    parentName: node.type === NodeType.Element ? node.tagName : '',
  };
};

/** A node as it may leave; what is in it is not looked at. @param around of a text what it is in, of an element itself */
const cleanAlone = <Given extends SerializedNode>(node: Given, around: Above, level: MaskingLevel): Given => {
  if (node.type === NodeType.Text)
    return {
      ...node,
      textContent: /^style$/i.test(around.parentName)
        ? cleanCss(node.textContent, level)
        : cleanText(node.textContent, isHidden(around)),
    };
  if (node.type !== NodeType.Element) return node;
  const { tagName, attributes } = node;
  return { ...node, attributes: cleanAttributes(tagName, attributes.type, attributes, isHidden(around), level) };
};

/** A recorded node and all below it, as it would leave. @param originalOf the nodes that it was rebuilt as, by its numbers */
export const cleanNode = (
  node: SerializedNode,
  originalOf: (id: number) => Node | null,
  level: MaskingLevel,
  above: Above,
): SerializedNode => {
  if (!('childNodes' in node)) return cleanAlone(node, above, level);
  const here = aboveIn(node, originalOf(node.id), above, level);
  const childNodes = node.childNodes.map((child) => cleanNode(child, originalOf, level, here));
  return { ...cleanAlone(node, here, level), childNodes };
};
