import { expect, test } from 'vitest';
import { fit } from './fit.ts';

test.each([
  ['Funnel 57 checkout', 'funnel 57'],
  ['Funnel 57 checkout', '57'],
  ['Nordwind Hotel c33.example.com', 'c33'],
  ['Nordwind Hotel c33.example.com', 'c33.example'],
  ['Nordwind Hotel c33.example.com', 'hotel nordwind'],
  ['Bäckerei Müller', 'muller'],
  ['Cafe am Markt', 'Café'],
  ['Heatmaps', 'map'],
])('%s is found by %s', (foundBy, typed) => {
  expect(fit(foundBy, typed)).toBeGreaterThan(0);
});

test.each([
  ['Funnel 75 checkout', 'funnel 57'],
  ['Addresses Excluded paths and networks', 'acme'],
  ['Müller Bau c1.example.com', 'acme'],
  ['Shop', 'shop blog'],
])('%s is not found by letters of %s that are scattered over it', (foundBy, typed) => {
  expect(fit(foundBy, typed)).toBe(0);
});

test('what begins with it comes before what has it as a word, as a beginning, and within', () => {
  const sites = ['Placmetry', 'The acmeist', 'Shop of Acme', 'Acme Blog'];
  const sorted = sites.toSorted((one, other) => fit(other, 'acme') - fit(one, 'acme'));
  expect(sorted).toEqual(['Acme Blog', 'Shop of Acme', 'The acmeist', 'Placmetry']);
});
