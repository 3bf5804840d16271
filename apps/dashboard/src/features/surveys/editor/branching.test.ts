import { surveyPartId } from '@desirepath/contract/survey-questions';
import { surveyFields } from '@desirepath/contract/surveys';
import { expect, test } from 'vitest';
import { unreachable, waysFrom } from './branching.ts';
import { newId, settled, textsOf, withoutQuestion } from './draft.ts';

const draft = surveyFields.parse({
  name: 'Ways',
  questions: [
    {
      ...{ id: 'nps', type: 'nps', text: 'Likely?' },
      branches: [
        { when: [{ test: 'at_least', than: 9 }], to: 'best' },
        { when: [{ test: 'is', any: [0, 1] }], to: 'thanks' },
      ],
    },
    { id: 'wrong', type: 'long_text', text: 'Wrong?', branches: [{ when: [], to: 'thanks' }] },
    { id: 'lost', type: 'long_text', text: 'Lost?' },
    {
      id: 'best',
      type: 'single_choice',
      text: 'Best?',
      options: ['Price', 'Speed'],
      branches: [{ when: [{ test: 'skipped', question: 'nps' }], to: 'thanks' }],
    },
  ],
});

test('the ways from a question are told in words, the usual one last', () => {
  expect(waysFrom(draft, 0)).toEqual([
    { when: 'is at least 9', to: 'best', skips: 2 },
    { when: 'is 0 or 1', to: 'thanks', skips: 3 },
    { when: '', to: 'wrong', skips: 0 },
  ]);
  expect(waysFrom(draft, 1)).toEqual([{ when: '', to: 'thanks', skips: 2 }]);
  expect(waysFrom(draft, 3)[0]?.when).toBe('“Likely?” is skipped');
});

test('what no way leads to is found', () => {
  expect(unreachable(draft)).toEqual(new Set(['lost']));
});

test('a way that would lead back once a question has moved is gone', () => {
  const [nps, ...others] = draft.questions;
  const moved = settled({ ...draft, questions: nps ? [...others, nps] : [] });
  expect(moved.questions.map(({ branches }) => branches.map(({ to }) => to))).toEqual([['thanks'], [], [], ['thanks']]);
});

test('with a question go the ways to it and those that ask for it', () => {
  expect(withoutQuestion(draft, 'best').questions[0]?.branches).toMatchObject([{ to: 'thanks' }]);
  expect(withoutQuestion(draft, 'nps').questions.at(-1)?.branches).toEqual([]);
});

test('an id is never that of another, nor of what was taken away, whose answers and translations stay under it', () => {
  const draws = [0.5, 0.25, 0.25, 0];
  const random = () => draws.shift() ?? 1;
  const here = [{ id: 'o1' }];
  const takenAway = newId('o', here, random);
  const next = newId('o', here, random);
  const another = newId('o', [...here, { id: next }], random);
  expect([takenAway, next, another]).toEqual(['oi000', 'o9000', 'o0000']);
  for (const id of [takenAway, next, another]) expect(surveyPartId.safeParse(id).success).toBe(true);
});

test('texts to translate are those that are shown, under the keys that the script knows', () => {
  const keys = textsOf(draft, 'sv').map(({ key }) => key);
  expect(keys).toContain('best.options.o2');
  expect(keys).toContain('thanks.title');
  expect(keys).toContain('words.next');
  expect(keys).not.toContain('best.other');
  expect(textsOf(draft, 'de-AT').map(({ key }) => key)).not.toContain('words.next');
});
