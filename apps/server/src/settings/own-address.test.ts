import { expect, it } from 'vitest';
import { isReachedByLoopback, ownAddress } from './own-address.ts';

it.each([
  ['0.0.0.0', 'http://localhost:8080', true],
  ['::', 'http://localhost:8080', true],
  ['127.0.0.1', 'http://localhost:8080', true],
  ['localhost', 'http://localhost:8080', true],
  ['127.0.0.2', 'http://127.0.0.2:8080', true],
  ['::1', 'http://[::1]:8080', true],
  ['192.168.1.7', 'http://192.168.1.7:8080', false],
  ['fd00::7', 'http://[fd00::7]:8080', false],
  ['stats.example.com', 'http://stats.example.com:8080', false],
])('what listens on %s answers at %s; that this is the machine’s alone is %s', (HOST, address, isAlone) => {
  expect(ownAddress({ HOST }, 8080)).toBe(address);
  expect(isReachedByLoopback({ HOST })).toBe(isAlone);
});
