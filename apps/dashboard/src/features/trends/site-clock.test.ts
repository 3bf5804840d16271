import { expect, it } from 'vitest';
import { momentBy } from './site-clock.ts';

it.each([
  ['UTC', '2026-06-01T12:00', '2026-06-01T12:00:00.000Z'],
  ['Europe/Berlin', '2026-06-01T12:00', '2026-06-01T10:00:00.000Z'],
  ['Asia/Kathmandu', '2026-06-01T12:00', '2026-06-01T06:15:00.000Z'],
  ['Pacific/Kiritimati', '2026-06-01T00:30', '2026-05-31T10:30:00.000Z'],
  ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'], // the last minute of winter
  ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'], // skipped
  ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
  ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'], // comes twice
  ['America/St_Johns', '2026-11-01T03:00', '2026-11-01T06:30:00.000Z'],
])('clocks in %s show %s at %s', (timeZone, shown, moment) => {
  expect(momentBy(shown, timeZone)).toBe(moment);
});
