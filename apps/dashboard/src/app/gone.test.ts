import { expect, test } from 'vitest';
import { goneIn, withoutGone } from './gone.ts';

const ID = '018f0000-0000-7000-8000-000000000009';
const gone = { code: 'gone_segment', id: `segment:${ID}` };

test.each([
  [`rage;segment:${ID}`, 'rage:1'],
  [`!segment:${ID};dead`, 'dead:1'],
  [`segment:${ID}`, undefined],
  [`(rage|segment:${ID};dead)`, '(rage:1|dead:1)'],
  [`!(segment:${ID}|!segment:${ID});rage`, 'rage:1'],
  ['rage', 'rage'],
  [undefined, undefined],
])('%s without what is gone is %s', (where, rest) => {
  expect(withoutGone(where, gone)).toBe(rest);
});

test('what is gone is told by the code of an issue, and nothing by others', () => {
  const problem = (code: 'gone_segment' | 'not_id') => ({
    code: 'invalid_input' as const,
    message: '',
    issues: [{ path: 'where', message: '', code, values: { id: gone.id } }],
  });
  expect(goneIn(problem('gone_segment'))).toEqual(gone);
  expect(goneIn(problem('not_id'))).toBeUndefined();
});
