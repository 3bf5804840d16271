import { NodeType } from '@rrweb/types';
import { isObject, member } from './json.ts';

/** A recorded node as it stands at some moment. Its children are linked, for long lists are what pages reorder. */
export interface Mirrored {
  id: number;
  /** As rrweb has it, without number, children and what depends on where it is. */
  fields: Record<string, unknown>;
  attributes: Record<string, unknown>;
  isShadow: boolean;
  parent?: Mirrored | undefined;
  before?: Mirrored | undefined;
  after?: Mirrored | undefined;
  first?: Mirrored | undefined;
  last?: Mirrored | undefined;
}

/** Elements in each other, as far as anything is done about them. */
const DEEPEST = 1_000;

/** What elements lose when they are taken out of the page, and put in again. */
const LOST = /^rr_scroll(Left|Top)$/;

const isDocument = ({ fields }: Mirrored): boolean => fields.type === NodeType.Document;

/** The nodes of one recorded page, from a full snapshot on. Bears any data: what makes no sense is left out. */
export interface Mirror {
  nodeOf(id: unknown): Mirrored | undefined;
  /** Puts in a serialized node with all that is in it. @param parent none for the page's document */
  add(node: unknown, parent?: Mirrored, next?: Mirrored): void;
  /** Takes out a node with all that is in it, for good. */
  remove(mirrored: Mirrored): void;
  /** Puts in a node that was taken out of its parent. @returns whether that can be */
  attach(mirrored: Mirrored, parent: Mirrored, next?: Mirrored): boolean;
  /** As rrweb has it, in its place; what documents of frames showed is gone. @param spend is told of each node */
  serialize(mirrored: Mirrored, spend: () => boolean): unknown;
}

export const detach = (mirrored: Mirrored): void => {
  const { parent, before, after } = mirrored;
  if (before) before.after = after;
  else if (parent) parent.first = after;
  if (after) after.before = before;
  else if (parent) parent.last = before;
  mirrored.parent = mirrored.before = mirrored.after = undefined;
};

const childrenOf = (mirrored: Mirrored): Mirrored[] => {
  const children: Mirrored[] = [];
  for (let child = mirrored.first; child; child = child.after) children.push(child);
  return children;
};

export const createMirror = (): Mirror => {
  const nodes = new Map<number, Mirrored>();

  const insert = (mirrored: Mirrored, parent: Mirrored, next?: Mirrored) => {
    const after = next?.parent === parent ? next : undefined;
    const before = after ? after.before : parent.last;
    Object.assign(mirrored, { parent, before, after });
    if (before) before.after = mirrored;
    else parent.first = mirrored;
    if (after) after.before = mirrored;
    else parent.last = mirrored;
    if (mirrored.isShadow) parent.fields.isShadowHost = true;
  };
  const add = (node: unknown, parent?: Mirrored, next?: Mirrored, depth = 0) => {
    if (!isObject(node) || typeof node.id !== 'number' || depth > DEEPEST) return;
    const { id, attributes, childNodes, isShadow, rootId, ...fields } = node;
    const mirrored: Mirrored = {
      id,
      fields,
      attributes: isObject(attributes) ? { ...attributes } : {},
      isShadow: isShadow === true,
    };
    // A frame shows one document.
    if (parent && isDocument(mirrored)) for (const child of childrenOf(parent)) remove(child);
    nodes.set(id, mirrored);
    if (parent) insert(mirrored, parent, next);
    if (Array.isArray(childNodes)) for (const child of childNodes) add(child, mirrored, undefined, depth + 1);
  };
  const remove = (mirrored: Mirrored) => {
    detach(mirrored);
    const gone = [mirrored];
    for (const one of gone) {
      if (nodes.get(one.id) === one) nodes.delete(one.id);
      for (let child = one.first; child; child = child.after) gone.push(child);
    }
  };
  return {
    nodeOf: (id) => (typeof id === 'number' ? nodes.get(id) : undefined),
    add: (node, parent, next) => add(node, parent, next),
    remove,
    attach(mirrored, parent, next) {
      let depth = 0;
      for (let around: Mirrored | undefined = parent; around; around = around.parent)
        if (around === mirrored || depth++ > DEEPEST) return false;
      insert(mirrored, parent, next);
      return true;
    },
    serialize(mirrored, spend) {
      const rootId = rootOf(mirrored);
      const write = (one: Mirrored, depth: number): unknown => ({
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
      return write(mirrored, 0);
    },
  };
};

/** The document of the frame in which a node is; undefined in the page's own. */
const rootOf = (mirrored: Mirrored): number | undefined => {
  let around: Mirrored | undefined = mirrored.parent;
  for (let depth = 0; around && !isDocument(around) && depth < DEEPEST; depth++) around = around.parent;
  return around?.parent ? around.id : undefined;
};

/** What is told of a node's attributes; null takes one away. */
export const setAttributes = (mirrored: Mirrored, told: unknown): void => {
  if (!isObject(told)) return;
  const kept = Object.entries({ ...mirrored.attributes, ...told }).filter(([, value]) => value !== null);
  mirrored.attributes = Object.fromEntries(kept);
};

/** What a field holds from now on, as serializing it anew would tell. */
export const setInput = (mirrored: Mirrored, data: unknown): void => {
  const { type } = mirrored.attributes;
  const isChecked = member(data, 'isChecked') === true;
  setAttributes(
    mirrored,
    type === 'radio' || type === 'checkbox' ? { checked: isChecked || null } : { value: member(data, 'text') ?? null },
  );
};
