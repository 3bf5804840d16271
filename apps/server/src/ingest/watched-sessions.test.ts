import { LIVE } from '@desirepath/contract/limits';
import { expect, test } from 'vitest';
import { WatchedSessions } from './watched-sessions.ts';

test('a session is watched for some seconds after somebody looked, on its own site', () => {
  let now = 0;
  const watched = new WatchedSessions(() => now);
  watched.note(1, 'session');
  expect(watched.has(1, 'session')).toBe(true);
  expect(watched.has(2, 'session')).toBe(false);
  expect(watched.has(1, 'other')).toBe(false);
  now = LIVE.watchedFor;
  expect(watched.has(1, 'session')).toBe(false);
});
