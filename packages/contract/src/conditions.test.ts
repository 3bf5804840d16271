import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Condition, conditionsText, readConditions, readMarks, writeConditions } from './conditions.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const path = text.map((rest) => `/${rest}`);
const not = fc.boolean();
const count = fc.integer({ min: 1, max: 1000 });

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('page', 'entry', 'exit'),
    not,
    any: fc.array(path, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('event'), not, any: fc.array(text, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('order'), not, steps: fc.array(text, { minLength: 2, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('clicked'), not, selector: text, path }),
  fc.record({ kind: fc.constant('clicked'), not, selector: text }),
  fc.record({ kind: fc.constantFrom('rage', 'dead'), not, times: count }),
  fc.record({ kind: fc.constantFrom('js_error', 'survey'), not, text }),
  fc.record({ kind: fc.constant('console'), not }),
  fc.record({ kind: fc.constant('duration'), not, to: count }),
  fc.record({ kind: fc.constant('trait'), not, key: text, value: text }),
);

it('what is written is read back, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.array(condition, { maxLength: 5 }), (conditions) => {
      expect(readConditions(writeConditions(conditions))).toEqual(conditions);
    }),
  );
});

it('stays short and readable', () => {
  expect(
    writeConditions([
      { kind: 'page', not: false, any: ['/products/*', '/cart'] },
      { kind: 'event', not: true, any: ['order'] },
      { kind: 'duration', not: false, from: 60 },
      { kind: 'rage', not: false, times: 2 },
    ]),
  ).toBe('page:/products/*:/cart;!event:order;duration:60;rage:2');
  expect(writeConditions([{ kind: 'duration', not: false, to: 30 }])).toBe('duration::30');
  expect(writeConditions([])).toBeUndefined();
});

it.each([
  ['nonsense:1', 'There is no condition "nonsense"'],
  ['page:cart', 'Not a path'],
  ['page', 'Too small'],
  ['duration:', 'Needs a least or a most'],
  ['duration:9:3', 'Ends before it begins'],
  ['rage:0', 'No less than 1'],
  ['rage:1:2', 'no more than 1'],
  ['slow:LCP', 'Needs a whole number'],
  ['slow:LCP:2.5', 'Needs a whole number'],
  ['clicked', 'Needs a value'],
  ['slow:XYZ:1', 'Invalid option'],
  [Array(11).fill('rage').join(';'), 'More than 10 conditions'],
  ['favourite', 'Invalid'],
])('%s is refused with a reason', (given, reason) => {
  const result = conditionsText.safeParse(given);
  expect(result.error?.issues[0]?.message).toContain(reason);
});

it('marks are read alike', () => {
  expect(readMarks('tag:a:b;!watched')).toEqual([
    { kind: 'tag', not: false, any: ['a', 'b'] },
    { kind: 'watched', not: true },
  ]);
});
