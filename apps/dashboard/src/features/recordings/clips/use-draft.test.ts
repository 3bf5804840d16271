import { CLIPS } from '@desirepath/contract/limits';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withEnd } from './use-draft.ts';

const whole = { from: 1_000_000, to: 1_000_000 + 3_600_000 };

it.each([
  ['its beginning moves alone', 'from', 20_000, { from: 20_000, to: 40_000 }],
  ['its end moves alone', 'to', 60_000, { from: 10_000, to: 60_000 }],
  ['a beginning after the end takes the end along', 'from', 50_000, { from: 50_000, to: 60_000 }],
  ['an end before the beginning takes the beginning along', 'to', 5_000, { from: 0, to: 5_000 }],
  ['it stays within the recording', 'from', -5_000, { from: 0, to: 40_000 }],
  ['one that gets too long is short again', 'to', 3_000_000, { from: 2_990_000, to: 3_000_000 }],
] as const)('%s', (_, end, to, expected) => {
  const at = (ms: number) => whole.from + ms;
  const moved = withEnd({ from: at(10_000), to: at(40_000) }, end, at(to), whole);
  expect(moved).toEqual({ from: at(expected.from), to: at(expected.to) });
});

it('is a clip that the server takes, wherever its ends are put', () => {
  const moment = fc.integer({ min: whole.from - 10_000, max: whole.to + 10_000 });
  const step = fc.tuple(fc.constantFrom('from' as const, 'to' as const), moment);
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (steps) => {
      const { from, to } = steps.reduce((span, [end, at]) => withEnd(span, end, at, whole), whole);
      expect(from).toBeGreaterThanOrEqual(whole.from);
      expect(to).toBeLessThanOrEqual(whole.to);
      expect(to - from).toBeGreaterThanOrEqual(CLIPS.shortest);
      expect(to - from).toBeLessThanOrEqual(CLIPS.longest);
    }),
  );
});
