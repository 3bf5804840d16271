import { expect, it, test } from 'vitest';
import { scoreAxis, scoreWords } from './figures.ts';

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
