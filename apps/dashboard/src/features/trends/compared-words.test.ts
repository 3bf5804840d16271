import { expect, test } from 'vitest';
import { comparedWords } from './compared-words.ts';

test('days that are compared with a day that is not over are said to end as early', () => {
  const days = { from: '2026-06-01', to: '2026-06-01' };
  expect(comparedWords({ ...days, until: null })).not.toContain('today');
  expect(comparedWords({ ...days, until: '09:30' })).toContain(', up to 09:30 as today is not over');
});
