import type { Answer } from '@desirepath/contract/survey-questions';
import { surveyFields } from '@desirepath/contract/surveys';
import { expect, test } from 'vitest';
import { saidIn, soundAnswers } from './said.ts';

const text = 'A question';
const { questions } = surveyFields.parse({
  name: 'All kinds',
  questions: [
    { id: 'rating', type: 'rating', text, steps: 4 },
    { id: 'nps', type: 'nps', text },
    { id: 'csat', type: 'csat', text },
    { id: 'ces', type: 'ces', text },
    { id: 'single', type: 'single_choice', text, options: ['Red', 'Blue'], other: 'Another' },
    { id: 'closed', type: 'single_choice', text, options: ['Red', 'Blue'] },
    { id: 'multiple', type: 'multiple_choice', text, options: ['Red', 'Blue', 'Green'], other: 'Another', most: 2 },
    { id: 'ranking', type: 'ranking', text, options: ['Red', 'Blue'] },
    { id: 'matrix', type: 'matrix', text, rows: ['Price', 'Speed'], columns: ['Good', 'Bad'] },
    { id: 'short', type: 'short_text', text },
    { id: 'long', type: 'long_text', text },
    { id: 'email', type: 'email', text },
    { id: 'consent', type: 'consent', text, label: 'Yes' },
    { id: 'link', type: 'link', text, label: 'Go', url: 'https://example.com' },
    { id: 'statement', type: 'statement', text },
  ],
});

test.each<[question: string, value: Answer['value'], sound: Answer['value'] | undefined]>([
  ['rating', 4, 4],
  ['rating', 5, undefined],
  ['rating', 0, undefined],
  ['nps', 0, 0],
  ['nps', 10, 10],
  ['nps', 7.5, undefined],
  ['nps', '7', 7],
  ['nps', ' 10 ', 10],
  ['nps', '', undefined],
  ['nps', '99', undefined],
  ['nps', 'seven', undefined],
  ['csat', 5, 5],
  ['csat', 6, undefined],
  ['ces', 7, 7],
  ['ces', 8, undefined],
  ['single', 'o1', 'o1'],
  ['single', 'Blue', 'o2'],
  ['single', 'other', 'other'],
  ['single', 'o9', undefined],
  ['single', ['o1'], undefined],
  ['closed', 'other', undefined],
  ['multiple', ['o1', 'o1', 'Green', 'o2'], ['o1', 'o3']],
  ['multiple', 'Red', ['o1']],
  ['multiple', ['o9'], undefined],
  ['ranking', ['o2', 'o1', 'o2'], ['o2', 'o1']],
  ['matrix', { r1: 'c2', Speed: 'Good', __proto__: 'c1', r9: 'c1' }, { r1: 'c2', r2: 'c1' }],
  ['matrix', { r1: 'c9' }, undefined],
  ['short', '  fine  ', 'fine'],
  ['short', '   ', undefined],
  ['long', 'one\ntwo', 'one\ntwo'],
  ['long', 3, undefined],
  ['email', 'ada@example.com', 'ada@example.com'],
  ['email', 'ada@example', 'ada@example'],
  ['email', 'ada at example', undefined],
  ['consent', true, true],
  ['consent', false, undefined],
  ['link', true, true],
  ['statement', true, undefined],
])('%s answered with %j is %j', (question, value, sound) => {
  const answers = soundAnswers(questions, [{ question, value }]);
  expect(answers).toEqual(sound === undefined ? [] : [{ question, value: sound }]);
});

test('what was said is told apart by question, part and thing', () => {
  const answers = soundAnswers(questions, [
    { question: 'multiple', value: ['o1', 'other'], other: 'Pink' },
    { question: 'matrix', value: { r1: 'c1', r2: 'c2' } },
    { question: 'ranking', value: ['o2', 'o1'] },
    { question: 'nps', value: 0 },
    { question: 'short', value: 'Hi' },
  ]);
  const said = saidIn(questions, answers).map((one) => [one.question, one.part, one.said, one.written]);
  expect(said).toEqual([
    ['nps', '', '0', ''],
    ['multiple', '', 'o1', ''],
    ['multiple', '', 'other', 'Pink'],
    ['ranking', '1', 'o2', ''],
    ['ranking', '2', 'o1', ''],
    ['matrix', 'r1', 'c1', ''],
    ['matrix', 'r2', 'c2', ''],
    ['short', '', '', 'Hi'],
  ]);
});
