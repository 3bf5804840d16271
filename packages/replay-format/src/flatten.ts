import { IncrementalSource, NodeType } from '@rrweb/types';
import type { RecordedEvent } from './chunk.ts';
import { isObject, member } from './json.ts';

const childrenOf = (add: unknown): unknown[] => {
  const node = member(add, 'node');
  const children = member(node, 'childNodes');
  // The document of a frame is built with all that is in it.
  return Array.isArray(children) && member(node, 'type') !== NodeType.Document ? children : [];
};

/** A node and all in it, one by one, each after what it is in. */
const oneByOne = (add: unknown): unknown[] => {
  const waiting = [add];
  const flat: unknown[] = [];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const node = member(one, 'node');
    const children = childrenOf(one);
    flat.push(children.length && isObject(one) && isObject(node) ? { ...one, node: { ...node, childNodes: [] } } : one);
    for (const child of [...children].reverse())
      waiting.push({ parentId: member(node, 'id'), nextId: null, node: child });
  }
  return flat;
};

/** rrweb's player builds of a node that is added nothing that is in it. Such events as ours come back as it needs them. */
export const flatten = <Event extends RecordedEvent>(event: Event): Event => {
  const { data } = event;
  const adds = member(data, 'source') === IncrementalSource.Mutation ? member(data, 'adds') : undefined;
  if (!isObject(data) || !Array.isArray(adds) || !adds.some((add) => childrenOf(add).length)) return event;
  return { ...event, data: { ...data, adds: adds.flatMap(oneByOne) } };
};
