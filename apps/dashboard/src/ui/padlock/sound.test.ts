import { EventType, IncrementalSource, NodeType } from '@rrweb/types';
import { expect, test } from 'vitest';
import { isSound } from './sound.ts';

const event = (type: number, data: unknown) => ({ type, data, timestamp: 1 });
const change = (source: number, data: object) => event(EventType.IncrementalSnapshot, { source, ...data });
const point = { id: 1, x: 3, y: 4, timeOffset: -50 };
const html = { type: NodeType.Document, id: 1, childNodes: [] };
const lists = { adds: [], removes: [], texts: [], attributes: [] };

test.each([
  ['a meta event', event(EventType.Meta, { href: '', width: 1280, height: 720 })],
  ['a full snapshot', event(EventType.FullSnapshot, { node: html, initialOffset: { top: 0, left: 0 } })],
  ['a mutation', change(IncrementalSource.Mutation, lists)],
  ['a pointer trail', change(IncrementalSource.MouseMove, { positions: [point] })],
  ['a click', change(IncrementalSource.MouseInteraction, { type: 2, id: 5, x: 1, y: 1 })],
  ['a style change', change(IncrementalSource.StyleSheetRule, { id: 4, adds: [] })],
])('%s is sound', (_, given) => {
  expect(isSound(given)).toBe(true);
});

test.each([
  ['no data', event(EventType.IncrementalSnapshot, null)],
  ['an unknown kind', event(15, {})],
  ['an unknown source', change(99, {})],
  ['a snapshot without a document', event(EventType.FullSnapshot, { node: null, initialOffset: {} })],
  ['a snapshot without an offset', event(EventType.FullSnapshot, { node: html })],
  ['a viewport larger than any screen', event(EventType.Meta, { width: 1e9, height: 720 })],
  ['a mutation without its lists', change(IncrementalSource.Mutation, { adds: [] })],
  ['an addition without a node', change(IncrementalSource.Mutation, { ...lists, adds: [{ parentId: 1 }] })],
  ['a pointer trail without points', change(IncrementalSource.MouseMove, { positions: [] })],
  ['a point that is nowhere', change(IncrementalSource.MouseMove, { positions: [{ ...point, x: Number.NaN }] })],
  ['a point in an hour', change(IncrementalSource.MouseMove, { positions: [{ ...point, timeOffset: 3_600_000 }] })],
  ['an unknown interaction', change(IncrementalSource.MouseInteraction, { type: 44, id: 5 })],
  ['a scroll to nowhere', change(IncrementalSource.Scroll, { id: 1, x: 0 })],
  ['no time', { ...event(EventType.Load, {}), timestamp: Number.NaN }],
])('%s is not', (_, given) => {
  expect(isSound(given)).toBe(false);
});
