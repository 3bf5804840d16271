import { EventType, type eventWithTime } from '@rrweb/types';
import { expect, test } from 'vitest';
import { stepFrom } from './steps.ts';

const EVENTS = [0, 100, 108, 500].map((timestamp): eventWithTime => ({ type: EventType.Load, data: {}, timestamp }));

test.each([
  ['forth from the start, what was seen at once together', 1, 1, 109],
  ['forth from there', 1, 109, 501],
  ['forth from the end, nowhere', 1, 501, undefined],
  ['back to the change before', -1, 501, 109],
  ['back from the middle of a pause, to the change that began it', -1, 300, 109],
  ['back from the start, nowhere', -1, 1, undefined],
] as const)('a step goes %s', (_, direction, from, to) => {
  expect(stepFrom(EVENTS, from, direction)).toBe(to);
});
