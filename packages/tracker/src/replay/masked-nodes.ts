import { BLOCKED, COVERED } from '../masking.ts';

/** Inputs whose value is a label or a choice that the page's author wrote, not something a visitor typed. */
const AUTHORED = /^(submit|button|reset|image|radio|checkbox)$/i;

export const isAuthoredInput = (type: unknown): boolean => AUTHORED.test(String(type ?? ''));

/** All inputs by element, because rrweb's `maskAllInputs` goes by type and leaves some out (hidden, file). */
export const EVERY_INPUT = { input: true, textarea: true, select: true };

/** What shows in a recording instead of a field's value. Of a password not even the length. */
export const maskInput = (value: string, field: HTMLElement): string => {
  const { type } = field as HTMLInputElement; // inputs, text areas and selects all have one
  if (isAuthoredInput(type)) return value;
  return '*'.repeat(value && type === 'password' ? 8 : value.length);
};

/** What keeps a node from being recorded as it is: nothing of it may leave, or no text of it. */
export type Cover = 'blocked' | 'masked' | undefined;

/** By marks, by being typed into, or by being gone, when nobody can tell any more. */
export const coverOf = (node: Node | null): Cover => {
  if (!node) return 'masked';
  // Asked of every change of a page, nearly none of which is covered: one look is enough for those.
  const isCovered = isWithin(node, COVERED);
  if (isCovered && isWithin(node, BLOCKED)) return 'blocked';
  return isCovered || !node.isConnected || isTypedInto(node.ownerDocument ?? node) ? 'masked' : undefined;
};

/** Whether it is a document that is edited as a whole. */
export const isTypedInto = (node: Node): boolean => 'designMode' in node && node.designMode === 'on';

/** Like `closest`, but on through shadow roots and frames: what their hosts are marked with holds inside of them. */
export const isWithin = (node: Node, selector: string): boolean => {
  let at: Node | null = node;
  while (at) {
    // By node type: nodes of a frame are no instances of this window's Element.
    const element: Element | null = at.nodeType === Node.ELEMENT_NODE ? (at as Element) : at.parentElement;
    if (element?.closest(selector)) return true;
    const root = at.getRootNode() as Partial<ShadowRoot> & Partial<Document>;
    at = root === document ? frameElement : (root.host ?? root.defaultView?.frameElement ?? null);
  }
  return false;
};
