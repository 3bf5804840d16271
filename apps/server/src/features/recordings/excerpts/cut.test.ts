import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutEvents } from './cut.ts';

const event = (type: number, timestamp: number, data: unknown = {}) => ({ type, timestamp, data });
const meta = (at: number) => event(4, at, { href: `https://shop.example/${at}` });
const picture = (at: number) => event(2, at, { node: at });
const change = (at: number) => event(3, at, { source: 0, adds: [] });
const pointer = (at: number) => event(3, at, { source: 1, positions: [] });
const timesOf = (events: { timestamp: number }[]) => events.map(({ timestamp }) => timestamp);

describe('a stretch of a tab', () => {
  it('begins with the page as it was, and has nothing of the page before it', () => {
    const events = [meta(1), picture(2), change(3), meta(10), picture(11), change(12), change(20), change(30)];
    expect(timesOf(cutEvents(events, { from: 15, to: 25 }))).toEqual([10, 11, 12, 20, 25]);
  });

  it('has of the time before it only what can still be seen', () => {
    const events = [meta(1), picture(2), pointer(3), change(4), pointer(5), pointer(6), change(7)];
    expect(timesOf(cutEvents(events, { from: 5, to: 7 }))).toEqual([1, 2, 4, 5, 6, 7]);
  });

  it('has pages that come up within it', () => {
    const events = [meta(1), picture(2), meta(5), picture(6), change(7)];
    expect(timesOf(cutEvents(events, { from: 3, to: 9 }))).toEqual([1, 2, 5, 6, 7]);
  });

  it('begins with the first page there is where there was none before', () => {
    expect(timesOf(cutEvents([change(3), meta(5), picture(6), change(8)], { from: 1, to: 7 }))).toEqual([3, 5, 6, 7]);
  });

  it('has neither console output nor requests, and keeps what other plugins draw', () => {
    const plugin = (name: string, at: number) => event(6, at, { plugin: name, payload: {} });
    const events = [meta(1), picture(2), plugin('rrweb/console@1', 3), plugin('rrweb/network@1', 4), plugin('own', 5)];
    expect(timesOf(cutEvents(events, { from: 1, to: 9 }))).toEqual([1, 2, 5]);
  });

  it('is nothing of a tab that was closed before', () => {
    expect(cutEvents([meta(1), picture(2), change(3)], { from: 4, to: 9 })).toEqual([]);
  });

  it('never holds what came after it, and lasts to its end where the tab does', () => {
    const some = fc.array(fc.tuple(fc.constantFrom(meta, picture, change, pointer), fc.integer({ min: 1, max: 99 })));
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 98 }), (made, from) => {
        const events = made.map(([make, at]) => make(at)).sort((one, other) => one.timestamp - other.timestamp);
        const to = from + 1;
        const times = timesOf(cutEvents(events, { from, to }));
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        expect(times.every((at) => at <= to)).toBe(true);
        if ((events.at(-1)?.timestamp ?? 0) > to && times.length > 0) expect(times.at(-1)).toBe(to);
      }),
    );
  });
});
