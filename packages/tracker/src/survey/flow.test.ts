import type { LiveSurvey } from '@desirepath/contract/survey-live';
import { type Answer, surveyQuestion } from '@desirepath/contract/survey-questions';
import { surveyFields } from '@desirepath/contract/surveys';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answers, nextPlace, orderOf } from './flow.ts';
import { pipe, speechOf } from './speech.ts';

const ask = (given: object) => surveyQuestion.parse({ text: 'x', ...given });
const answers = (...given: Answer[]): Answers => new Map(given.map((one) => [one.question, one]));
const endings: LiveSurvey['endings'] = ['thanks', 'sorry'].map((id) => ({
  ...{ id, title: id, text: '', label: '', url: '', redirect: false },
}));

const goesTo = (when: object[], ...given: Answer[]) => {
  const order = [
    ask({ id: 'a', type: 'nps' }),
    ask({ id: 'b', type: 'statement', branches: [{ when, to: 'sorry' }] }),
    ask({ id: 'c', type: 'statement' }),
  ];
  const place = nextPlace(order, endings, order[1], answers(...given));
  return place && 'ending' in place ? place.ending.id : place?.question.id;
};

describe('a branch', () => {
  test.each<[string, object, Answer[], boolean]>([
    ['at most', { test: 'at_most', question: 'a', than: 6 }, [{ question: 'a', value: 6 }], true],
    ['at most, of more', { test: 'at_most', question: 'a', than: 6 }, [{ question: 'a', value: 7 }], false],
    ['at most, of nothing', { test: 'at_most', question: 'a', than: 6 }, [], false],
    ['at least', { test: 'at_least', question: 'a', than: 9 }, [{ question: 'a', value: 9 }], true],
    [
      'is one of them',
      { test: 'is', question: 'a', any: ['o1', 'o2'] },
      [{ question: 'a', value: ['o2', 'o3'] }],
      true,
    ],
    ['is none of them', { test: 'not', question: 'a', any: ['o1'] }, [{ question: 'a', value: 'o2' }], true],
    ['a column was chosen', { test: 'is', question: 'a', any: ['c1'] }, [{ question: 'a', value: { r1: 'c1' } }], true],
    ['a number as it is', { test: 'is', question: 'a', any: [0] }, [{ question: 'a', value: 0 }], true],
    [
      'contains, whatever its case',
      { test: 'contains', question: 'a', text: 'PRICE' },
      [{ question: 'a', value: 'the price' }],
      true,
    ],
    [
      'contains, in one’s own',
      { test: 'contains', question: 'a', text: 'tea' },
      [{ question: 'a', value: 'other', other: 'Tea' }],
      true,
    ],
    ['was skipped', { test: 'skipped', question: 'a' }, [], true],
    ['was answered', { test: 'answered' }, [{ question: 'b', value: true }], true],
  ])('holds where it should: %s', (_, condition, given, isHeld) => {
    expect(goesTo([condition], ...given)).toBe(isHeld ? 'sorry' : 'c');
  });

  test('needs all that it says, and nothing where it says nothing', () => {
    const [low, said] = [{ test: 'at_most', question: 'a', than: 6 }, { test: 'answered' }];
    expect(goesTo([low, said], { question: 'a', value: 1 })).toBe('c');
    expect(goesTo([])).toBe('sorry');
  });
});

test('of a ranking the first counts', () => {
  const when = [{ test: 'is', any: ['o1'] }];
  const order = [ask({ id: 'a', type: 'ranking', options: ['x', 'y'], branches: [{ when, to: 'sorry' }] })];
  const end = (value: string[]) => nextPlace(order, endings, order[0], answers({ question: 'a', value }));
  expect(end(['o1', 'o2'])).toEqual({ ending: endings[1] });
  expect(end(['o2', 'o1'])).toEqual({ ending: endings[0] });
});

test('behind the last question comes the first ending, and without endings nothing', () => {
  const [only] = [ask({ id: 'a', type: 'statement' })];
  expect(nextPlace([only], endings, only, new Map())).toEqual({ ending: endings[0] });
  expect(nextPlace([only], [], only, new Map())).toBeUndefined();
});

test('in whatever order, all questions are put, and none behind a branch before it', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const arbitrary = fc.record({
    at: fc.nat(5),
    seeds: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 6 }),
  });
  fc.assert(
    fc.property(arbitrary, ({ at, seeds }) => {
      const branches = [{ when: [], to: 'thanks' }];
      const questions = ids.map((id, index) => ask({ id, type: 'statement', branches: index === at ? branches : [] }));
      let turn = 0;
      const order = orderOf({ questions, shuffle: true }, () => seeds[turn++ % seeds.length] ?? 0).map(({ id }) => id);
      expect([...order].sort()).toEqual(ids);
      expect(order.slice(at)).toEqual(ids.slice(at));
    }),
  );
});

const survey: LiveSurvey = {
  ...surveyFields.parse({
    name: 'x',
    language: 'en',
    questions: [{ id: 'q', type: 'single_choice', text: 'Which?', options: ['Tea', 'Coffee'], other: 'Another' }],
    translations: { de: { 'q.text': 'Welcher?', 'q.options.o1': 'Tee' }, 'pt-BR': { 'q.text': 'Qual?' } },
  }),
  ...{ id: crypto.randomUUID(), version: 1, triggers: [], asks: false },
};

test.each([
  [['de-AT', 'en'], 'Welcher?'],
  [['pt-BR'], 'Qual?'],
  [['pt'], 'Qual?'],
  [['sv', 'en-GB'], 'Which?'],
  [['sv'], 'Which?'],
])('a visitor of %s is asked in the first language that there is', (languages, text) => {
  expect(speechOf(survey, languages).say('q.text', 'Which?')).toBe(text);
});

test('texts take up answers and attributes as they were said, and what stands for them where nothing is known', () => {
  const speech = speechOf(survey, ['de']);
  const say = (text: string, given: Answers) => pipe(text, survey, given, { plan: '<b>pro</b>' }, speech);
  const tea = answers({ question: 'q', value: 'o1' });
  expect(say('{{answer:q|that}} with {{attribute:plan}}', tea)).toBe('Tee with <b>pro</b>');
  expect(say('{{answer:q|that}}, {{attribute:team|you}}', new Map())).toBe('that, you');
  expect(say('{{answer:q}}', answers({ question: 'q', value: 'other', other: '$& {{answer:q}}' }))).toBe(
    '$& {{answer:q}}',
  );
});
