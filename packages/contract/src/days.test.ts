import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayIn, RANGE_PRESETS, rangeOf } from './days.ts';

const aDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('today', () => {
  const now = new Date('2026-11-22T23:30:00Z');

  it.each([
    ['UTC', '2026-11-22'],
    ['Europe/Berlin', '2026-11-23'],
    ['America/Los_Angeles', '2026-11-22'],
    ['Pacific/Kiritimati', '2026-11-23'],
    ['Pacific/Pago_Pago', '2026-11-22'],
  ])('is the day of the site: in %s it is %s', (timeZone, day) => {
    expect(dayIn(timeZone, now)).toBe(day);
  });

  it('changes at the midnight of the site also on the nights when clocks change', () => {
    // Berlin goes forward on 29 March 2026 at 01:00 UTC and back on 25 October at 01:00 UTC.
    expect(dayIn('Europe/Berlin', new Date('2026-03-28T22:59:59Z'))).toBe('2026-03-28');
    expect(dayIn('Europe/Berlin', new Date('2026-03-28T23:00:00Z'))).toBe('2026-03-29');
    expect(dayIn('Europe/Berlin', new Date('2026-03-29T22:00:00Z'))).toBe('2026-03-30');
    expect(dayIn('Europe/Berlin', new Date('2026-10-25T22:59:59Z'))).toBe('2026-10-25');
    expect(dayIn('Europe/Berlin', new Date('2026-10-25T23:00:00Z'))).toBe('2026-10-26');
  });
});

describe('presets', () => {
  const now = new Date('2026-03-30T10:00:00Z');

  it.each([
    ['today', '2026-03-30', '2026-03-30'],
    ['yesterday', '2026-03-29', '2026-03-29'],
    ['7d', '2026-03-24', '2026-03-30'],
    ['30d', '2026-03-01', '2026-03-30'],
    ['90d', '2025-12-31', '2026-03-30'],
    ['this-month', '2026-03-01', '2026-03-30'],
    ['last-month', '2026-02-01', '2026-02-28'],
    ['12m', '2025-04-01', '2026-03-30'],
  ] as const)('%s is %s to %s, across the lost hour of spring', (preset, from, to) => {
    expect(rangeOf(preset, 'Europe/Berlin', now)).toEqual({ from, to });
  });

  it('the month before January is December', () => {
    const january = new Date('2026-01-31T12:00:00Z');
    expect(rangeOf('last-month', 'UTC', january)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });

  it('never end after today nor before they begin, wherever the site is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RANGE_PRESETS),
        fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Kiritimati', 'Australia/Lord_Howe'),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (preset, timeZone, at) => {
          const range = rangeOf(preset, timeZone, at);
          expect(range.from <= range.to && range.to <= dayIn(timeZone, at)).toBe(true);
        },
      ),
    );
  });
});

it('adding days and taking them away leads back', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: -2000, max: 2000 }), (day, days) => {
      expect(addDays(addDays(day, days), -days)).toBe(day);
    }),
  );
});
