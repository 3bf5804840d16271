import { expect, test } from 'vitest';
import { lostSince } from './lost-since.ts';

const steps = [false, true, true, false, false].map((optional) => ({ optional }));

test('those who were lost behind steps that may be passed over were at the last one that must be done', () => {
  expect(steps.map((_, index) => index > 0 && lostSince(steps, index))).toEqual([false, undefined, 1, 1, undefined]);
});
