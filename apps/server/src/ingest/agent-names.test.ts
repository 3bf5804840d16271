import { expect, it } from 'vitest';
import { browserName, deviceNamed, systemName } from './agent-names.ts';

it.each([
  ['ios', 'Safari'],
  ['crios', 'Chrome'],
  ['edge-ios', 'Microsoft Edge'],
  ['Safari (in-app)', 'Safari'],
  ['Lynx', 'Lynx'],
  ['constructor', 'constructor'],
  ['toString', 'toString'],
  ['__proto__', '__proto__'],
])('the browser that others call %s is called %s', (given, name) => {
  expect(browserName(given)).toBe(name);
});

it.each([
  ['iOS', 'iOS'],
  ['Android OS', 'Android'],
  ['MacOS', 'macOS'],
  ['Windows 10', 'Windows'],
  ['windows', 'Windows'],
  ['Plan 9', 'Plan 9'],
  ['constructor', 'constructor'],
])('the system that others call %s is called %s', (given, name) => {
  expect(systemName(given)).toBe(name);
});

it.each([
  ['Laptop', 'desktop'],
  ['mobile', 'mobile'],
  ['smart tv', undefined],
])('a %s is of the kind %s', (given, device) => {
  expect(deviceNamed(given)).toBe(device);
});
