import { INGEST } from '@desirepath/contract/limits';
import { FORMAT } from '@desirepath/replay-format/ops';
import { encodeEvents } from '@desirepath/replay-format/write-events';
import { describe, expect, it } from 'vitest';
import { clockSkew, faultOfTime, isNamed, validateBatch } from './validate.ts';

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
      expect.objectContaining({
        code: 'all_events_rejected',
        status: 400,
        data: [{ path: 'events.0', message: expect.stringContaining('at: ') }],
      }),
    );
    expect(validateBatch(batch({ events: [] }), NOW)).toMatchObject({ events: [], rejected: [] });
  });

  it('says of a bad event what is wrong with it, at most three things, in few words', () => {
    const { rejected } = validateBatch(
      batch({ events: [event(), event({ at: 'x', x: 'x', y: 'x', title: 1, name: 1 })] }),
      NOW,
    );
    expect(rejected[0]?.reason).toMatch(/^[\w.]+: [^;]+; [\w.]+: [^;]+; [\w.]+: [^;]+$/);
    const long = validateBatch(batch({ events: [event(), event({ props: { ['x'.repeat(900)]: {} } })] }), NOW);
    expect(long.rejected[0]?.reason.length).toBeLessThanOrEqual(300);
    const deep = validateBatch(batch({ events: [event(), event({ props: { plan: {} } })] }), NOW);
    expect(deep.rejected[0]?.reason).toMatch(/^props\.plan: /);
  });

  it('says of a bad batch which of its members are wrong, and of many the first twenty', () => {
    const issuesOf = (body: unknown) => {
      try {
        validateBatch(body, NOW);
      } catch (error) {
        return (error as { data: { path: string; message: string }[] }).data; // an AppError, as is seen above
      }
      return [];
    };
    expect(issuesOf(batch({ seq: -1 }))).toEqual([{ path: 'seq', message: expect.any(String) }]);
    const replay = (events: unknown) => batch({ replay: { page_id: id(5), events } });
    expect(issuesOf(replay([{ type: 'x', timestamp: NOW, data: {} }]))).not.toEqual([]);
    expect(issuesOf(replay(Array(50).fill({}))).length).toBeLessThanOrEqual(20);
  });

  it('leaves as it is what no clock has to set right', () => {
    const given = event();
    const recorded = { type: 3, timestamp: NOW, data: {} };
    const read = validateBatch(batch({ events: [given], replay: { page_id: id(5), events: [recorded] } }), NOW);
    expect(read.events[0]?.event).toBe(given);
    expect(read.replay?.events[0]).toBe(recorded);
  });

  it.each([
    ['the oldest that counts', -INGEST.oldestEvent, undefined],
    ['older than that', -INGEST.oldestEvent - 1, 'at: too long ago'],
    ['the furthest ahead that counts', INGEST.clockSetBack + INGEST.furthestAhead, 'at: in the future'],
    ['one ms further', INGEST.clockSetBack + 1, 'at: in the future'],
    ['as far ahead as a clock may be set back', INGEST.clockSetBack, undefined],
  ])('takes an event of %s or says why not', (_what, after, reason) => {
    const { rejected } = validateBatch(batch({ events: [event(), event({ at: NOW + after })] }), NOW);
    expect(rejected).toEqual(reason === undefined ? [] : [{ index: 1, reason }]);
  });

  it('takes moments up to the very edges', () => {
    expect(faultOfTime('at', NOW - INGEST.oldestEvent, NOW)).toBeUndefined();
    expect(faultOfTime('at', NOW + INGEST.furthestAhead, NOW)).toBeUndefined();
    expect(faultOfTime('timestamp', NOW + INGEST.furthestAhead + 1, NOW)).toBe('timestamp: in the future');
  });

  it('refuses a recording of another time alone', () => {
    const old = { type: 3, timestamp: NOW - 3650 * DAY, data: {} };
    const { rejected, replay } = validateBatch(batch({ replay: { page_id: id(5), events: [old] } }), NOW);
    expect(replay).toBeUndefined();
    expect(rejected).toEqual([{ index: 1, reason: 'at: too long ago' }]);
  });

  describe('of a browser that keeps nothing', () => {
    const { visitor_id: _, session_id: __, ...nameless } = batch();

    it('takes a batch without visitor and session', () => {
      const { head, events } = validateBatch(nameless, NOW);
      expect(isNamed(head)).toBe(false);
      expect(isNamed(validateBatch(batch(), NOW).head)).toBe(true);
      expect(events).toHaveLength(1);
      expect(validateBatch({ ...nameless, events: [event(), event({ type: 'x' })] }, NOW).rejected).toHaveLength(1);
    });

    it.each(['visitor_id', 'session_id'])('refuses one with a %s alone, which is a mistake', (name) => {
      expect(() => validateBatch({ ...nameless, [name]: id(2) }, NOW)).toThrow(
        expect.objectContaining({ code: 'invalid_input' }),
      );
    });

    it.each([null, [], 7, undefined])('refuses %j', (body) => {
      expect(() => validateBatch(body, NOW)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
    });

    it('takes what only the schema itself can read', () => {
      expect(validateBatch({ ...nameless, more: 1, source: { referrer: undefined } }, NOW).events).toHaveLength(1);
    });
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
  const written = (more: object = {}) => ({ page_id: id(5), format: FORMAT, ...JSON.parse(`{${scrolled}}`), ...more });

  it('reads a recording in our own format as the events it stands for', () => {
    const { replay } = validateBatch(
      batch({ sent_at: NOW - DAY, events: [], replay: written({ at: NOW - DAY }) }),
      NOW,
    );
    expect(replay).toMatchObject({
      index: 0,
      page_id: id(5),
      events: [{ type: 3, timestamp: NOW, data: { source: 3, id: 7, x: 0, y: 9 } }],
    });
  });

  it('keeps a recording in a newer format as it came', () => {
    const replay = written({ format: FORMAT + 1, ops: 'of the future', more: true });
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
