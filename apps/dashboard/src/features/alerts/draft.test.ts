import { expect, test } from 'vitest';
import { draftOf, fieldsOf, NEW, watchOf, withMetric } from './draft.ts';

const alert = {
  id: '',
  site: 1,
  active: true,
  last_fired_at: null,
  problem: null,
  created_at: '',
};

test.each([
  NEW,
  { ...NEW, rule: 'above' as const, value: '12' },
  { ...withMetric(NEW, 'bounce_rate'), rule: 'above' as const, value: '57.3' },
  { ...withMetric(NEW, 'LCP'), rule: 'above' as const, value: '2.5' },
  { ...NEW, kind: 'silence' as const, minutes: 90 },
  { ...NEW, kind: 'new_error' as const },
])('what is sent comes back as it was typed: %j', (draft) => {
  const named = { ...draft, name: 'Watch', mail_to: ['ada'] };
  const fields = fieldsOf(named);
  expect(fields && draftOf({ ...alert, ...fields })).toEqual(named);
});

test('percents and seconds are sent in the units of the wire', () => {
  const share = { ...withMetric(NEW, 'bounce_rate'), rule: 'above' as const, value: '50' };
  expect(watchOf(share)).toMatchObject({ rule: { value: 0.5 } });
  expect(watchOf({ ...withMetric(NEW, 'LCP'), rule: 'above', value: '2.5' })).toMatchObject({ rule: { value: 2500 } });
});

test('what is not said yet is not sent', () => {
  expect(watchOf({ ...NEW, rule: 'above', value: '' })).toBeUndefined();
  expect(watchOf({ ...NEW, rule: 'above', value: 'many' })).toBeUndefined();
  expect(watchOf(withMetric(NEW, 'conversion_rate'))).toBeUndefined();
  expect(fieldsOf(NEW)).toBeUndefined();
});

test('what is known by whole days alone is watched by the day', () => {
  expect(withMetric(NEW, 'form_conversion').per).toBe('day');
});
