import { expect, test } from 'vitest';
import { backupWords, diskWords, queueWords, rateOf, serverWords } from './words.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const GB = 1e9;
const disk = { total_bytes: 100 * GB, free_bytes: 50 * GB, filling_a_day: GB, full_at: '2027-01-15T12:00:00.000Z' };

test('a disk says when it is full, and is bad where that is within a month or little is left', () => {
  expect(diskWords(disk, NOW)).toMatchObject({ isBad: false, note: expect.stringMatching(/1 GB less a day.*15/) });
  expect(diskWords({ ...disk, full_at: '2026-12-06T12:00:00.000Z' }, NOW).isBad).toBe(true);
  expect(diskWords({ ...disk, free_bytes: 9 * GB, filling_a_day: -GB, full_at: null }, NOW).isBad).toBe(true);
  expect(diskWords({ ...disk, filling_a_day: null, full_at: null }, NOW).note).toContain('after a day');
});

test('a queue is bad where something was due long ago, or was given up', () => {
  const queue = { queued: 3, running: 1, failed: 0, due_since: '2026-11-26T11:59:30.000Z' };
  expect(queueWords(queue, NOW).isBad).toBe(false);
  expect(queueWords({ ...queue, due_since: '2026-11-26T11:00:00.000Z' }, NOW).isBad).toBe(true);
  expect(queueWords({ ...queue, failed: 2 }, NOW)).toMatchObject({ isBad: true, note: '1 at work. 2 jobs given up.' });
});

test('the rate is that of the last minute that is over', () => {
  const minutes = [600, 120, 7].map((accepted) => ({ at: NOW.toISOString(), accepted, rejected: 0 }));
  expect(rateOf({ minutes, waiting_bytes: 0 })).toBe(2);
  expect(rateOf({ minutes: minutes.slice(0, 1), waiting_bytes: 0 })).toBe(10);
});

test('a backup of the day before yesterday is too old', () => {
  expect(backupWords('2026-11-26T03:23:00.000Z', NOW).isBad).toBe(false);
  expect(backupWords('2026-11-24T03:23:00.000Z', NOW).isBad).toBe(true);
  expect(backupWords(null, NOW).isBad).toBe(true);
});

test('one of several servers says which it is, and is not to blame for having no backups', () => {
  const server = { version: '0.1.0', host: 'stats-1', servers: 1, started_at: '2026-11-26T11:00:00.000Z' };
  expect(serverWords(server, NOW)).not.toContain('stats-1');
  expect(serverWords({ ...server, servers: 3 }, NOW)).toMatch(/stats-1.*one of 3 servers/);
  expect(backupWords(null, NOW, 3).isBad).toBeFalsy();
});
