import type { LiveEvent } from '@desirepath/contract/trends';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EMPTY_LOG, MOST_LINES, receive, release } from './live-log.ts';

const event = (second: number, changes: Partial<LiveEvent> = {}): LiveEvent => ({
  at: new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString(),
  type: 'click',
  path: '/',
  title: '',
  name: '',
  element: '',
  element_text: '',
  value: null,
  status: null,
  reason: '',
  session_id: '00000000-0000-4000-8000-000000000001',
  visitor_id: '00000000-0000-4000-8000-000000000002',
  user_id: '',
  device: 'desktop',
  browser: 'Firefox',
  country: 'DE',
  ...changes,
});
const arrival = (...events: LiveEvent[]) => ({ events, skipped: 0 });
const times = (lines: readonly LiveEvent[]) => lines.map(({ at }) => new Date(at).getUTCSeconds());

it('the newest event is on top, also where an older one arrives after it', () => {
  const log = receive(receive(EMPTY_LOG, arrival(event(1), event(5)), false), arrival(event(3)), false);
  expect(times(log.lines)).toEqual([5, 3, 1]);
});

it('an event that is told twice is shown once', () => {
  const log = receive(receive(EMPTY_LOG, arrival(event(1), event(1)), false), arrival(event(1), event(2)), false);
  expect(times(log.lines)).toEqual([2, 1]);
  expect(receive(log, arrival(event(2)), true).waiting).toEqual([]);
});

it('two things at once on one page are two', () => {
  const log = receive(EMPTY_LOG, arrival(event(1), event(1, { type: 'rage_click' })), false);
  expect(log.lines).toHaveLength(2);
});

it('while someone reads nothing moves, and what came is shown afterwards', () => {
  const read = receive(EMPTY_LOG, arrival(event(1)), false);
  const held = receive(receive(read, arrival(event(2)), true), arrival(event(3)), true);
  expect([held.lines, times(held.waiting)]).toEqual([read.lines, [3, 2]]);
  expect(times(release(held).lines)).toEqual([3, 2, 1]);
  expect(release(held).waiting).toEqual([]);
});

it('keeps the newest and no more of them than are shown, however much arrives', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 200 }), { maxLength: 8 }),
      (parts) => {
        let log = EMPTY_LOG;
        for (const [index, part] of parts.entries()) {
          log = receive(log, arrival(...part.map((second) => event(second))), index % 2 === 1);
        }
        const { lines, waiting } = release(log);
        const all = [...new Set(parts.flat())].toSorted((one, other) => other - one);
        expect(waiting).toEqual([]);
        expect(log.waiting.length).toBeLessThanOrEqual(MOST_LINES);
        expect(lines.map(({ at }) => at)).toEqual(all.slice(0, MOST_LINES).map((second) => event(second).at));
      },
    ),
    { numRuns: 50 },
  );
});

it('counts what was left out', () => {
  const log = receive(receive(EMPTY_LOG, { events: [], skipped: 7 }, false), { events: [], skipped: 5 }, true);
  expect(log.skipped).toBe(12);
});
