import { expect, test } from 'vitest';
import { isOwnRequest } from './own-requests.ts';

test.each([
  ['https://stats.org/t/replay-x.js', true],
  ['https://stats.org/api/track/batches', true],
  ['https://stats.org/api/track/surveys?tracking_id=1', true],
  ['https://stats.org/api/surveys/responses', true],
  ['https://stats.org/api/feedback', true],
  ['https://stats.org/api/feedback/all', false],
  ['https://stats.org/api/orders', false],
  ['https://stats.org/table', false],
  ['https://shop.org/api/feedback', false],
])('%s is the tracker’s own: %s', (address, isOwn) => {
  expect(isOwnRequest(address, 'https://stats.org/api/track/batches')).toBe(isOwn);
});

test('a server below a path has its own there', () => {
  expect(isOwnRequest('https://shop.org/stats/api/feedback', 'https://shop.org/stats/api/track/batches')).toBe(true);
  expect(isOwnRequest('https://shop.org/api/feedback', 'https://shop.org/stats/api/track/batches')).toBe(false);
});
