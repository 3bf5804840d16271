import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHistogram } from './histogram.ts';

test('a percentile is within two percent of the one of the sorted durations', () => {
  const durations = fc.array(fc.double({ min: 0.02, max: 60_000, noNaN: true }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(durations, fc.constantFrom(0.5, 0.9, 0.99, 1), (given, share) => {
      const histogram = createHistogram();
      given.forEach(histogram.record);
      const exact = [...given].sort((one, other) => one - other)[Math.ceil(given.length * share) - 1] ?? 0;
      expect(Math.abs(histogram.percentile(share) / exact - 1)).toBeLessThan(0.02);
    }),
  );
});

test('nothing recorded is 0', () => {
  expect(createHistogram().percentile(0.99)).toBe(0);
});
