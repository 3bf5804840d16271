import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeAct } from './acts.ts';
import {
  type Clause,
  type Condition,
  conditionsText,
  readConditions,
  readMarks,
  writeConditions,
} from './conditions.ts';

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
  fc.record({ kind: fc.constant('map'), not, of: fc.constant('click'), path: fc.constant('/a/*'), element: text }),
  fc.record({
    kind: fc.constant('map'),
    not,
    of: fc.constant('scroll'),
    path: fc.constant('//a.b/c'),
    band: count.map((n) => n % 100),
  }),
  fc.record({ kind: fc.constantFrom('rage', 'dead'), not, times: count }),
  fc.record({ kind: fc.constantFrom('js_error', 'survey'), not, text }),
  fc.record({
    kind: fc.constant('survey'),
    not,
    text,
    with: fc.array(fc.constantFrom('version=2', 'language=', 'q:why=a:b'), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('console'), not }),
  fc.record({ kind: fc.constant('duration'), not, to: count }),
  fc.record({ kind: fc.constant('trait'), not, key: fc.constantFrom('plan', 'a:b'), value: text }),
  fc.record({
    kind: fc.constantFrom('device', 'utm_campaign'),
    not,
    any: fc.array(fc.constantFrom('', 'a'), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('did'),
    not,
    act: path.map((value) => writeAct({ type: 'page', value, filters: [] })),
  }),
);

const clause: fc.Arbitrary<Clause> = fc.letrec<{ clause: Clause; group: Clause }>((tie) => ({
  group: fc.record({
    kind: fc.constant('group'),
    not,
    any: fc.array(fc.array(tie('clause'), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
  }),
  clause: fc.oneof({ maxDepth: 3, depthIdentifier: 'brackets' }, condition, tie('group')),
})).clause;

it('what is written is read back, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.array(clause, { maxLength: 5 }), (conditions) => {
      expect(readConditions(writeConditions(conditions))).toEqual(conditions);
    }),
  );
});

it('reads brackets, and what was written before there were any', () => {
  expect(readConditions('!(page:/a;rage|device:mobile);visit:new')).toEqual([
    {
      kind: 'group',
      not: true,
      any: [
        [
          { kind: 'page', not: false, any: ['/a'] },
          { kind: 'rage', not: false, times: 1 },
        ],
        [{ kind: 'device', not: false, any: ['mobile'] }],
      ],
    },
    { kind: 'visit', not: false, who: 'new' },
  ]);
  expect(readConditions('clicked:p~:is(a|b)')).toMatchObject([{ selector: 'p:is(a|b)' }]);
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
  [Array(21).fill('rage').join(';'), 'More than 20 conditions'],
  [`(${Array(21).fill('rage').join('|')})`, 'More than 20 conditions'],
  ['(rage|dead', 'A bracket is not closed'],
  ['(rage|)', 'nothing between'],
  ['(rage)x', 'behind a bracket'],
  ['((((rage))))', 'more than 2 others'],
  ['did:order?total>=lots', 'Needs a number'],
  ['did:/cart?=1', 'Needs a property'],
  ['then:/cart:order', 'Needs a whole number'],
  ['trait:seats:many:gt', 'Needs a number'],
  ['first_seen:2026-13-01', 'Not a day'],
  ['segment:12', 'Not the id'],
  ['favourite', '"favourite" stands in the other of "where" and "marks"'],
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
