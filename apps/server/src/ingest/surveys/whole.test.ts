import { surveyFields } from '@desirepath/contract/surveys';
import { expect, test } from 'vitest';
import { isWhole } from './whole.ts';

const text = 'A question';
const must = { type: 'nps', text, required: true };
const may = { type: 'nps', text };
const past = (to: string) => ({ branches: [{ when: [], to }] });
const said = (ids: string[]) => ids.map((question) => ({ question, value: 7 }));

test.each<[why: string, questions: object[], answered: string[], isAll: boolean]>([
  ['nothing must be answered', [{ id: 'a', ...may }], [], true],
  [
    'what must be is',
    [
      { id: 'a', ...must },
      { id: 'b', ...may },
    ],
    ['a'],
    true,
  ],
  [
    'what must be is not',
    [
      { id: 'a', ...may },
      { id: 'b', ...must },
    ],
    ['a'],
    false,
  ],
  [
    'a branch leads past it',
    [
      { id: 'a', ...may, ...past('c') },
      { id: 'b', ...must },
      { id: 'c', ...may },
    ],
    [],
    true,
  ],
  [
    'a branch leads to an ending',
    [
      { id: 'a', ...may, ...past('end') },
      { id: 'b', ...must },
    ],
    [],
    true,
  ],
  [
    'it is where branches meet',
    [
      { id: 'a', ...may, ...past('c') },
      { id: 'b', ...may },
      { id: 'c', ...must },
    ],
    [],
    false,
  ],
  [
    'it comes before the branch',
    [
      { id: 'a', ...must, ...past('end') },
      { id: 'b', ...may },
    ],
    [],
    false,
  ],
  ['only a text is to be read', [{ id: 'a', type: 'statement', text, required: true }], [], true],
])('where %s, of %j the answers %j are whole: %j', (_why, questions, answered, isAll) => {
  const endings = [{ id: 'end', text: 'Thanks' }];
  const survey = surveyFields.parse({ name: 'A survey', questions, endings });
  expect(isWhole(survey.questions, said(answered))).toBe(isAll);
});
