import { expect, it } from 'vitest';
import { isLocalDomain, siteAddress } from './domain.ts';

it.each(['localhost', 'localhost:3000', ' http://localhost:3000/shop ', '127.0.0.1:8080', 'LOCALHOST'])(
  '%j is a site on the own machine',
  (domain) => expect(isLocalDomain(domain)).toBe(true),
);

it.each(['example.com', 'localhost.example.com', 'my-localhost', '127.0.0.1.example.com', ''])(
  '%j is not a site on the own machine',
  (domain) => expect(isLocalDomain(domain)).toBe(false),
);

it('a site is opened by https, and on the own machine without', () => {
  expect(siteAddress('example.com')).toBe('https://example.com/');
  expect(siteAddress('localhost:3000')).toBe('http://localhost:3000/');
});
