import { expect, it } from 'vitest';
import { guardFirstAccount } from './first-account.ts';

const guard = guardFirstAccount('right');
const local = { host: 'localhost:8080' };

it.each([
  ['a browser on the machine', '127.0.0.1', { ...local, origin: 'http://localhost:8080' }, false],
  ['a program on the machine', '::1', { host: '127.0.0.1:8080' }, false],
  ['a program on the machine, by another of its own addresses', '127.0.0.1', { host: '127.0.0.2:8080' }, false],
  ['another machine', '192.168.1.7', { host: 'stats.example.com' }, true],
  ['another machine that says it is this one', '192.168.1.7', local, true],
  ['a proxy that says whom it speaks for', '127.0.0.1', { ...local, 'x-forwarded-for': '127.0.0.1' }, true],
  ['a proxy that says it is one', '127.0.0.1', { ...local, via: '1.1 caddy' }, true],
  ['a proxy that passes the name on', '127.0.0.1', { host: 'stats.example.com' }, true],
  [
    'a page elsewhere, by a proxy that says nothing',
    '127.0.0.1',
    { ...local, origin: 'https://stats.example.com' },
    true,
  ],
])('%s: a token is asked for: %s %j %s', (_, ip, headers, isAsked) => {
  const from = { ip, headers };
  expect(guard.needsToken(from)).toBe(isAsked);
  expect(() => guard.permit(from, 'right')).not.toThrow();
  for (const wrong of [undefined, '', 'wrong', 'right2']) {
    if (isAsked)
      expect(() => guard.permit(from, wrong)).toThrow(expect.objectContaining({ code: 'setup_token_wrong' }));
    else expect(() => guard.permit(from, wrong)).not.toThrow();
  }
});
