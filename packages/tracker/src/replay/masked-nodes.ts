import { BLOCKED, MASKED } from '../masking.ts';

/** Inputs whose value is a label or a choice that the page's author wrote, not something a visitor typed. */
const AUTHORED = /^(submit|button|reset|image|radio|checkbox)$/i;

export const isAuthoredInput = (type: unknown): boolean => AUTHORED.test(String(type ?? ''));

/** What shows in a recording instead of a field's value. Of a password not even the length. */
export const maskInput = (value: string, field: HTMLElement): string => {
  const { type } = field as HTMLInputElement; // inputs, text areas and selects all have one
  if (isAuthoredInput(type)) return value;
  return '*'.repeat(value && type === 'password' ? 8 : value.length);
};

/** Whether text here is not to be read: marked so, typed into, or gone, when nobody can tell any more. */
export const isMasked = (node: Node | null): boolean =>
  !node?.isConnected || node.ownerDocument?.designMode === 'on' || isWithin(node, MASKED);

export const isBlocked = (node: Node | null): boolean => !!node && isWithin(node, BLOCKED);

/** Like `closest`, but on through shadow roots and frames: what their hosts are marked with holds inside of them. */
const isWithin = (node: Node, selector: string): boolean => {
  let at: Node | null = node;
  while (at) {
    // By node type: nodes of a frame are no instances of this window's Element.
    const element: Element | null = at.nodeType === Node.ELEMENT_NODE ? (at as Element) : at.parentElement;
    if (element?.closest(selector)) return true;
    const root = at.getRootNode() as Partial<ShadowRoot> & Partial<Document>;
    at = root.host ?? root.defaultView?.frameElement ?? null;
  }
  return false;
};
