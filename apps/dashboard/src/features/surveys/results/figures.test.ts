import { expect, it, test } from 'vitest';
import { scoreAxis, scoreWords, shareAnswered } from './figures.ts';

const counts = { good: 0, middle: 0, bad: 0 };

it('a share has its sign as every other one on the page, and NPS has none', () => {
  const csat = scoreWords({ kind: 'csat', value: 81.2, low: 74, high: 86.9, ...counts });
  expect(csat).toEqual({ name: 'CSAT', value: '81%', interval: '74% to 87%' });
  const nps = scoreWords({ kind: 'nps', value: -12.4, low: -30, high: 4, ...counts });
  expect(nps).toEqual({ name: 'NPS', value: '−12', interval: '−30 to 4' });
});

test.each([
  [-100, -100, [-100, -80]],
  [100, 100, [80, 100]],
  [-31.5, 4, [-40, 20]],
  [40, 40, [40, 60]],
])('the axis of scores from %s to %s has them and stays on the scale', (least, most, axis) => {
  expect(scoreAxis([least, most])).toEqual(axis);
});

test.each([
  ['of everybody', { shown: 200, in_visits: 40 }, {}, 0.2],
  ['of more than were told', { shown: 2, in_visits: 3 }, {}, 1],
  ['of one version', { shown: 200, in_visits: 4 }, { version: 2 }, undefined],
  ['in one language', { shown: 200, in_visits: 4 }, { shown_in: 'de' }, undefined],
  ['by its link alone', { shown: 0, in_visits: 0 }, {}, undefined],
])('the share that answered, %s', (_, results, asked, share) => {
  expect(shareAnswered(results, asked)).toBe(share);
});
