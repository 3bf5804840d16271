import { expect, it } from 'vitest';
import { daysOf, segmentOf } from './question.ts';

const now = new Date('2026-11-22T12:00:00Z');
const days = (search: Parameters<typeof daysOf>[0]) => daysOf(search, 'UTC', now);

it('without a choice it is the last 30 days', () => {
  expect(days({})).toEqual({ from: '2026-10-24', to: '2026-11-22' });
});

it('days that were chosen hold', () => {
  expect(days({ from: '2026-01-01', to: '2026-01-31' })).toEqual({ from: '2026-01-01', to: '2026-01-31' });
});

it('a preset wins over days that an old link still carries', () => {
  const today = { from: '2026-11-22', to: '2026-11-22' };
  expect(days({ range: 'today', from: '2026-01-01', to: '2026-01-31' })).toEqual(today);
});

it('half a range, one that ends before it begins, and one too long to be answered count as none', () => {
  const usual = days({});
  expect(days({ from: '2026-01-01' })).toEqual(usual);
  expect(days({ from: '2026-02-01', to: '2026-01-01' })).toEqual(usual);
  expect(days({ from: '1990-01-01', to: '2026-01-01' })).toEqual(usual);
});

it('a question asks by its conditions and by nothing else that stands in the address', () => {
  const address = {
    range: '7d',
    device: 'mobile',
    source: '',
    page: undefined,
    metric: 'visitors',
    junk: '1',
  } as const;
  expect(segmentOf(address)).toStrictEqual({ device: 'mobile', source: '' });
});
