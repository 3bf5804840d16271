import { INGEST } from '@desirepath/contract/limits';
import { encodeEvents } from '@desirepath/replay-format/write-events';
import { describe, expect, it } from 'vitest';
import { clockSkew, validateBatch } from './validate.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const id = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const event = (changes: object = {}) => ({
  type: 'page_view',
  at: NOW,
  page_id: id(5),
  url: 'https://shop.example/',
  ...changes,
});

const batch = (changes: object = {}) => ({
  tracking_id: id(1),
  visitor_id: id(2),
  session_id: id(3),
  tab_id: id(4),
  seq: 7,
  attempt: 1,
  sent_at: NOW,
  events: [event()],
  ...changes,
});

describe('validateBatch', () => {
  it('refuses a bad event alone, with its place and reason', () => {
    const { events, rejected } = validateBatch(batch({ events: [event(), event({ type: 'nonsense' }), event()] }), NOW);
    expect(events.map(({ index }) => index)).toEqual([0, 2]);
    expect(rejected).toEqual([{ index: 1, reason: expect.stringContaining('type') }]);
  });

  it.each([
    ['ten years ago', NOW - 3650 * DAY, 'too long ago'],
    ['ten years ahead', NOW + 3650 * DAY, 'in the future'],
  ])('refuses an event of %s', (_what, at, reason) => {
    const { rejected } = validateBatch(batch({ events: [event(), event({ at })] }), NOW);
    expect(rejected).toEqual([{ index: 1, reason: expect.stringContaining(reason) }]);
  });

  it('refuses the request when none of its events is sound', () => {
    expect(() => validateBatch(batch({ events: [event({ at: 'yesterday' })] }), NOW)).toThrow(
      expect.objectContaining({ code: 'all_events_rejected', status: 400 }),
    );
  });

  it.each([
    ['no object', 'text'],
    ['no tracking id', batch({ tracking_id: undefined })],
    ['a tracking id that is no UUID', batch({ tracking_id: "1' OR 1=1" })],
    ['a negative seq', batch({ seq: -1 })],
    ['more events than a batch holds', batch({ events: Array(INGEST.eventsPerBatch + 1).fill(event()) })],
    ['a replay of no events', batch({ replay: { page_id: id(5), events: [] } })],
  ])('refuses a batch with %s and says what is wrong', (_what, body) => {
    expect(() => validateBatch(body, NOW)).toThrow(
      expect.objectContaining({ code: 'invalid_input', data: expect.arrayContaining([expect.anything()]) }),
    );
  });

  it('sets the clock of the visitor right by the time of sending', () => {
    const { events } = validateBatch(batch({ sent_at: NOW - HOUR, events: [event({ at: NOW - HOUR - 500 })] }), NOW);
    expect(events[0]?.event.at).toBe(NOW - 500);
  });

  it('keeps what happened before the clock of the visitor was set back, as late as it can have been', () => {
    const { events, rejected } = validateBatch(batch({ sent_at: NOW - 3 * HOUR, events: [event()] }), NOW);
    expect(rejected).toEqual([]);
    expect(events[0]?.event.at).toBe(NOW);
  });

  it('shifts replay with the events it belongs to', () => {
    const ahead = NOW + DAY;
    const replay = { page_id: id(5), events: [{ type: 3, timestamp: ahead, data: {} }] };
    expect(validateBatch(batch({ sent_at: ahead, events: [], replay }), NOW).replay?.events[0]?.timestamp).toBe(NOW);
  });

  const scrolled = encodeEvents([{ type: 3, timestamp: NOW, data: { source: 3, id: 7, x: 0, y: 9 } }]);
  const written = (more: object = {}) => ({ page_id: id(5), format: 1, ...JSON.parse(`{${scrolled}}`), ...more });

  it('reads a recording in our own format as the events it stands for', () => {
    const { replay } = validateBatch(
      batch({ sent_at: NOW - DAY, events: [], replay: written({ at: NOW - DAY }) }),
      NOW,
    );
    expect(replay).toEqual({
      index: 0,
      page_id: id(5),
      events: [{ type: 3, timestamp: NOW, data: { source: 3, id: 7, x: 0, y: 9 } }],
    });
  });

  it('keeps a recording in a newer format as it came', () => {
    const replay = written({ format: 2, ops: 'of the future', more: true });
    const { page_id, ...payload } = replay;
    expect(validateBatch(batch({ events: [], replay }), NOW).replay?.events).toEqual([
      { type: 6, timestamp: NOW, data: { plugin: 'desirepath/newer@1', payload } },
    ]);
  });

  it('refuses a recording that cannot be read alone, and says why', () => {
    const replay = written({ ops: 'of no sense' });
    const { events, rejected } = validateBatch(batch({ replay }), NOW);
    expect(events).toHaveLength(1);
    expect(rejected).toEqual([{ index: 1, reason: expect.stringMatching(/^replay: it /) }]);
  });
});

describe('clockSkew', () => {
  it('leaves alone what a request takes to travel', () => {
    expect(clockSkew(NOW - INGEST.clockTolerance, NOW)).toBe(0);
    expect(clockSkew(NOW - INGEST.clockTolerance - 1, NOW)).toBe(INGEST.clockTolerance + 1);
  });
});
