import { expect, test } from 'vitest';
import { networkOf } from './network-of.ts';

test.each([
  ['what a household takes of its own IPv6 network', '2001:db8:0:1::5', '2001:db8:0:1:a:b:c:d'],
  ['a network whose number has zeros, however much of it is left out', '2001:db8:0:0:1::', '2001:db8::1:2:3:4'],
  ['the network of this machine', '::1', '::2'],
])('%s is one address', (_, one, other) => {
  expect(networkOf(one)).toBe(networkOf(other));
});

test.each([
  ['two networks of IPv6', '2001:db8:0:1::5', '2001:db8:0:2::5'],
  ['two networks of which the middle is left out', '2001::5:1:2:3:4', '2001::6:1:2:3:4'],
  ['two addresses of IPv4', '192.0.2.1', '192.0.2.2'],
  ['two addresses of IPv4, as IPv6 writes them', '::ffff:192.0.2.1', '::ffff:192.0.2.2'],
])('%s are two', (_, one, other) => {
  expect(networkOf(one)).not.toBe(networkOf(other));
});
