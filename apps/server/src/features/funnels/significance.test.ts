import { expect, it } from 'vitest';
import { compareRates } from './significance.ts';

// Figures by R: prop.test(correct = FALSE) and fisher.test.
it.each([
  [{ entered: 1000, converted: 120 }, { entered: 1000, converted: 90 }, 'two_proportion_z', 0.02905, true],
  [{ entered: 200, converted: 40 }, { entered: 180, converted: 30 }, 'two_proportion_z', 0.4029, false],
  [{ entered: 10, converted: 8 }, { entered: 10, converted: 1 }, 'fisher_exact', 0.005477, true],
  [{ entered: 8, converted: 2 }, { entered: 7, converted: 3 }, 'fisher_exact', 0.6084, false],
])('%o beside %o', (now, other, test, p, isSignificant) => {
  const result = compareRates(now, other, 'before');
  expect(result.test).toBe(test);
  expect(result.p_value).toBeCloseTo(p, 3);
  expect(result.is_significant).toBe(isSignificant);
});

it.each([
  // The first is within the second: prop.test(c(60, 60), c(400, 600)).
  [{ entered: 400, converted: 60 }, { entered: 1000, converted: 120 }, { entered: 400, converted: 60 }, 0.0171],
  // The second within the first is the same.
  [{ entered: 1000, converted: 120 }, { entered: 400, converted: 60 }, { entered: 400, converted: 60 }, 0.0171],
  // They share 300: prop.test(c(30, 66), c(300, 400)).
  [{ entered: 600, converted: 60 }, { entered: 700, converted: 96 }, { entered: 300, converted: 30 }, 0.0134],
])('%o beside %o, of whom %o are in both', (now, other, both, p) => {
  const result = compareRates(now, other, 'among the others', both);
  expect(result.p_value).toBeCloseTo(p, 3);
  expect(result.is_significant).toBe(true);
  expect(result.statement).toMatch(/test without those on both sides\.$/);
});

it('the same on both sides are as likely as they are', () => {
  const all = { entered: 80, converted: 40 };
  expect(compareRates(all, all, 'among everyone', all).p_value).toBeCloseTo(1, 6);
});

it('says nothing of nobody, and nothing new of the same', () => {
  expect(compareRates({ entered: 0, converted: 0 }, { entered: 5, converted: 1 }, 'before').p_value).toBeNull();
  expect(compareRates({ entered: 40, converted: 20 }, { entered: 80, converted: 40 }, 'before').statement).toBe(
    'The conversion is the same as before.',
  );
});

it('says of what chance always makes that it does so every time', () => {
  const { statement } = compareRates({ entered: 3, converted: 1 }, { entered: 2, converted: 1 }, 'among everyone');
  expect(statement).toBe(
    'The conversion is 16.7 points lower than among everyone, which may well be chance: by chance alone they would be as far apart every time, by Fisher’s exact test. More visits would tell.',
  );
});
