import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Act, act, actText, OPERATORS, readAct, writeAct } from './acts.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
const given: fc.Arbitrary<Act> = fc
  .record({
    type: fc.constantFrom('page', 'event', 'element', 'form'),
    value: text,
    filters: fc.array(
      fc.record({
        property: text,
        operator: fc.constantFrom(...OPERATORS),
        value: fc.oneof(text, fc.constant('12.5')),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ type, value, filters }) =>
    act.safeParse({
      type,
      value: type === 'page' ? `/${value}` : value,
      filters: filters.map((one) => (one.operator === 'has' ? { ...one, value: '' } : one)),
    }),
  )
  .filter((result) => result.success)
  .map(({ data }) => data as Act); // those without are gone

it('what is written is read back, whatever stands in it', () => {
  fc.assert(
    fc.property(given, (one) => {
      expect(readAct(writeAct(one))).toEqual(one);
    }),
  );
});

it.each([
  ['/products/*', { type: 'page', value: '/products/*' }],
  ['order', { type: 'event', value: 'order' }],
  ['element=#buy', { type: 'element', value: '#buy' }],
  ['element=a[href="/x"]', { type: 'element', value: 'a[href="/x"]' }],
  ['form=checkout', { type: 'form', value: 'checkout' }],
  ['%2Fnot a page', { type: 'event', value: '/not a page' }],
  [
    'order?total>=50&currency=EUR&coupon',
    {
      filters: [
        { property: 'total', operator: 'gte', value: '50' },
        { property: 'currency', operator: 'eq', value: 'EUR' },
        { property: 'coupon', operator: 'has', value: '' },
      ],
    },
  ],
])('%s is read', (given, expected) => {
  expect(readAct(given)).toMatchObject(expected);
});

it.each([
  ['', 'Needs a page or an event'],
  ['element=', 'Needs a value'],
  ['order?total>many', 'Needs a number'],
  ['order?=1', 'Needs a property'],
  ['order?^a=1', 'Not the name of a property'],
  [`order?a~=${'x'.repeat(201)}`, 'no more than 200'],
  [`order?${Array(6).fill('a=1').join('&')}`, 'No more than 5'],
])('%s is refused with a reason', (given, reason) => {
  expect(actText.safeParse(given).error?.issues[0]?.message).toContain(reason);
});
