import { NodeType } from '@rrweb/types';
import { isObject, member } from './json.ts';

/** A recorded node as it stands at some moment. Its children are linked, for long lists are what pages reorder. */
export interface Shadow {
  id: number;
  /** As rrweb has it, without number, children and what depends on where it is. */
  fields: Record<string, unknown>;
  attributes: Record<string, unknown>;
  isShadow: boolean;
  parent?: Shadow | undefined;
  before?: Shadow | undefined;
  after?: Shadow | undefined;
  first?: Shadow | undefined;
  last?: Shadow | undefined;
}

/** Elements in each other, as far as anything is done about them. */
const DEEPEST = 1_000;

/** What elements lose when they are taken out of the page, and put in again. */
const LOST = /^rr_scroll(Left|Top)$/;

const isDocument = ({ fields }: Shadow): boolean => fields.type === NodeType.Document;

/** The nodes of one recorded page, from a full snapshot on. Bears any data: what makes no sense is left out. */
export interface ShadowTree {
  nodeOf(id: unknown): Shadow | undefined;
  /** Puts in a serialized node with all that is in it. @param parent none for the page's document */
  add(node: unknown, parent?: Shadow, next?: Shadow): void;
  /** Takes out a node with all that is in it, for good. */
  remove(shadow: Shadow): void;
  /** Puts in a node that was taken out of its parent. @returns whether that can be */
  attach(shadow: Shadow, parent: Shadow, next?: Shadow): boolean;
  /** As rrweb has it, in its place; what documents of frames showed is gone. @param spend is told of each node */
  serialize(shadow: Shadow, spend: () => boolean): unknown;
}

export const detach = (shadow: Shadow): void => {
  const { parent, before, after } = shadow;
  if (before) before.after = after;
  else if (parent) parent.first = after;
  if (after) after.before = before;
  else if (parent) parent.last = before;
  shadow.parent = shadow.before = shadow.after = undefined;
};

const childrenOf = (shadow: Shadow): Shadow[] => {
  const children: Shadow[] = [];
  for (let child = shadow.first; child; child = child.after) children.push(child);
  return children;
};

export const createShadowTree = (): ShadowTree => {
  const nodes = new Map<number, Shadow>();

  const insert = (shadow: Shadow, parent: Shadow, next?: Shadow) => {
    const after = next?.parent === parent ? next : undefined;
    const before = after ? after.before : parent.last;
    Object.assign(shadow, { parent, before, after });
    if (before) before.after = shadow;
    else parent.first = shadow;
    if (after) after.before = shadow;
    else parent.last = shadow;
    if (shadow.isShadow) parent.fields.isShadowHost = true;
  };
  const add = (node: unknown, parent?: Shadow, next?: Shadow, depth = 0) => {
    if (!isObject(node) || typeof node.id !== 'number' || depth > DEEPEST) return;
    const { id, attributes, childNodes, isShadow, rootId, ...fields } = node;
    const shadow: Shadow = {
      id,
      fields,
      attributes: isObject(attributes) ? { ...attributes } : {},
      isShadow: isShadow === true,
    };
    // A frame shows one document.
    if (parent && isDocument(shadow)) for (const child of childrenOf(parent)) remove(child);
    nodes.set(id, shadow);
    if (parent) insert(shadow, parent, next);
    if (Array.isArray(childNodes)) for (const child of childNodes) add(child, shadow, undefined, depth + 1);
  };
  const remove = (shadow: Shadow) => {
    detach(shadow);
    const gone = [shadow];
    for (const one of gone) {
      if (nodes.get(one.id) === one) nodes.delete(one.id);
      gone.push(...childrenOf(one));
    }
  };
  return {
    nodeOf: (id) => (typeof id === 'number' ? nodes.get(id) : undefined),
    add: (node, parent, next) => add(node, parent, next),
    remove,
    attach(shadow, parent, next) {
      let depth = 0;
      for (let around: Shadow | undefined = parent; around; around = around.parent)
        if (around === shadow || depth++ > DEEPEST) return false;
      insert(shadow, parent, next);
      return true;
    },
    serialize(shadow, spend) {
      const rootId = rootOf(shadow);
      const write = (one: Shadow, depth: number): unknown => ({
        ...one.fields,
        id: one.id,
        ...(rootId !== undefined && { rootId }),
        ...(one.isShadow && { isShadow: true }),
        ...(one.fields.type === NodeType.Element && {
          attributes: Object.fromEntries(Object.entries(one.attributes).filter(([name]) => !LOST.test(name))),
          childNodes: childrenOf(one)
            .filter((child) => depth < DEEPEST && !isDocument(child) && spend())
            .map((child) => write(child, depth + 1)),
        }),
      });
      return write(shadow, 0);
    },
  };
};

/** The document of the frame in which a node is; undefined in the page's own. */
const rootOf = (shadow: Shadow): number | undefined => {
  let around: Shadow | undefined = shadow.parent;
  for (let depth = 0; around && !isDocument(around) && depth < DEEPEST; depth++) around = around.parent;
  return around?.parent ? around.id : undefined;
};

/** What is told of a node's attributes; null takes one away. */
export const setAttributes = (shadow: Shadow, told: unknown): void => {
  if (!isObject(told)) return;
  const kept = Object.entries({ ...shadow.attributes, ...told }).filter(([, value]) => value !== null);
  shadow.attributes = Object.fromEntries(kept);
};

/** What a field holds from now on, as serializing it anew would tell. */
export const setInput = (shadow: Shadow, data: unknown): void => {
  const { type } = shadow.attributes;
  const isChecked = member(data, 'isChecked') === true;
  setAttributes(
    shadow,
    type === 'radio' || type === 'checkbox' ? { checked: isChecked || null } : { value: member(data, 'text') ?? null },
  );
};
