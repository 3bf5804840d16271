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

test('news of a session reaches all who wait for it, and whoever asks later for what came meanwhile', async () => {
  const watched = new WatchedSessions(() => 1_000);
  const heard: string[] = [];
  const wait = (session: string, since: number) =>
    watched.news(1, session, since).then(() => heard.push(`${session} since ${since}`));
  const waits = [wait('session', 2_000), wait('session', 3_000), wait('other', 2_000)];
  watched.tell(2, 'session');
  watched.tell(1, 'session');
  await Promise.all(waits.slice(0, 2));
  expect(heard).toEqual(['session since 2000', 'session since 3000']);
  await wait('session', 1_000);
  expect(heard).toHaveLength(3);
  watched.tell(1, 'other');
  await Promise.all(waits);
});
