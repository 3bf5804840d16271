import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('quotes, commas and lines stay within their cell', () => {
  expect(csvOf(['a', 'b'], [['one, "two"\nthree', 4.5]])).toBe('\ufeffa,b\r\n"one, ""two""\nthree",4.5\r\n');
});

test.each([
  '=HYPERLINK("http://evil.example")',
  '+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '＋1',
  '－1',
  '＠SUM(A1)',
])('%j of a page is no formula', (text) => {
  expect(
    csvOf([], [[text]])
      .split('\r\n', 2)[1]
      ?.replace(/^"/, '')
      .charAt(0),
  ).toBe("'");
});

test('a negative number stays a number', () => {
  expect(csvOf(['a'], [[-3]])).toBe('\ufeffa\r\n-3\r\n');
});
