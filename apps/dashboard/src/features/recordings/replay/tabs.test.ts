import { PAGE_STATE_PLUGIN } from '@desirepath/contract/page-state';
import type { ReplayChunk } from '@desirepath/contract/recordings';
import { EventType } from '@rrweb/types';
import { expect, test } from 'vitest';
import { createKept, NOTHING_KEPT } from '../../../ui/padlock/kept.ts';
import { createTabs } from './tabs.ts';

const chunk = (tab_id: string, seq: number, ...times: number[]): ReplayChunk => ({
  tab_id,
  seq,
  events: times.map((timestamp) => ({ type: EventType.Load, data: {}, timestamp })),
});
const times = (events: { timestamp: number }[] | undefined) => events?.map(({ timestamp }) => timestamp);

test('chunks are sorted into their tabs, in order', () => {
  const tabs = createTabs(createKept(NOTHING_KEPT));
  tabs.add([chunk('b', 0, 30, 40), chunk('a', 0, 10, 20), chunk('a', 7, 50)]);
  expect(tabs.list().map(({ id }) => id)).toEqual(['a', 'b']);
  expect(times(tabs.get('a')?.events)).toEqual([10, 20, 50]);
});

test('only what is new is handed on, even when a page comes twice', () => {
  const tabs = createTabs(createKept(NOTHING_KEPT));
  const first = chunk('a', 0, 1, 2);
  tabs.add([first]);
  const added = tabs.add([first, chunk('a', 1, 3)]);
  expect(times(added.get('a'))).toEqual([3]);
  expect(times(tabs.get('a')?.events)).toEqual([1, 2, 3]);
});

test('a chunk that comes late is put where its time belongs', () => {
  const tabs = createTabs(createKept(NOTHING_KEPT));
  tabs.add([chunk('a', 0, 1, 2), chunk('a', 9, 8)]);
  tabs.add([chunk('a', 4, 4, 5)]);
  expect(times(tabs.get('a')?.events)).toEqual([1, 2, 4, 5, 8]);
});

test('a node that moved is shown with what is in it, whichever part told of that', () => {
  const tabs = createTabs(createKept(NOTHING_KEPT));
  const text = { type: 3, id: 3, textContent: 'Tea' };
  const item = { type: 2, id: 2, tagName: 'li', attributes: {}, childNodes: [text] };
  const node = { type: 0, id: 1, childNodes: [item] };
  const page = { type: EventType.FullSnapshot, timestamp: 1, data: { node, initialOffset: { left: 0, top: 0 } } };
  const adds = [{ parentId: 1, nextId: null, node: { id: 2 } }];
  const data = { source: 0, texts: [], attributes: [], removes: [], adds };
  tabs.add([{ tab_id: 'a', seq: 0, events: [page] }]);
  const [moved] = tabs.add([{ tab_id: 'a', seq: 1, events: [{ type: 3, timestamp: 2, data }] }]).get('a') ?? [];
  const whole = [
    { parentId: 1, node: { tagName: 'li' } },
    { parentId: 2, node: text },
  ];
  expect(moved?.data).toMatchObject({ removes: [{ id: 2 }], adds: whole });
  expect(tabs.get('a')?.dropped).toBe(0);
});

test('events that rrweb cannot digest are dropped and counted', () => {
  const tabs = createTabs(createKept(NOTHING_KEPT));
  tabs.add([{ tab_id: 'a', seq: 0, events: [{ type: 3, data: null, timestamp: 1 }] }, chunk('a', 1, 2)]);
  expect(times(tabs.get('a')?.events)).toEqual([2]);
  expect(tabs.get('a')?.dropped).toBe(1);
});

test('what is no change of the page, as its console and its requests, is left out and is none that was dropped', () => {
  const tabs = createTabs(createKept(NOTHING_KEPT));
  const requests = { plugin: 'rrweb/network@1', payload: { requests: [] } };
  const noted = { tag: 'checkout', payload: {} };
  const events = [
    { type: EventType.Plugin, data: requests, timestamp: 1 },
    { type: EventType.Custom, data: noted, timestamp: 2 },
    { type: EventType.Plugin, data: { plugin: PAGE_STATE_PLUGIN, payload: 'broken' }, timestamp: 3 },
  ];
  tabs.add([{ tab_id: 'a', seq: 0, events }, chunk('a', 1, 4)]);
  expect(times(tabs.get('a')?.events)).toEqual([4]);
  expect(tabs.get('a')?.dropped).toBe(1);
});
