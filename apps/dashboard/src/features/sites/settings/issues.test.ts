import { expect, it } from 'vitest';
import { listIssue, problemWith } from './issues.ts';

it.each([
  ['excluded_paths', ['/admin/*', 'admin'], '“admin”: Not a path such as /admin/*'],
  [
    'excluded_ips',
    ['203.0.113.7', '203.0.113.0/24', '2001:db8::1', '2001:db8::/32', '203.0.113.300'],
    '“203.0.113.300”: Not an address such as 203.0.113.7, nor a range such as 203.0.113.0/24',
  ],
  ['linked_domains', ['https://Shop.example/cart', 'a b'], '“a b”: Not a domain such as example.com'],
  ['query_keys', ['q', 'a=b'], '“a=b”: Only letters, digits, dots, dashes and underscores'],
  ['query_keys', Array.from({ length: 21 }, (_, index) => `k${index}`), 'No more than 20'],
  ['replay_events', ['x'.repeat(200)], `“${'x'.repeat(200)}”: Too long for the name of an event`],
] as const)('says what is wrong with %s, and with which of them', (key, values, words) => {
  const problem = problemWith({ settings: { [key]: [...values] } });
  expect(listIssue(problem, `settings.${key}`, values)).toBe(words);
  expect(listIssue(problem, 'settings.other', values)).toBeUndefined();
});

it('has nothing against what the server would take', () => {
  expect(problemWith({ name: 'Shop', settings: { replay_pages: ['/', '*'], sample_rate: 0.5 } })).toBeUndefined();
});
