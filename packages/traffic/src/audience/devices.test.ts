import Bowser from 'bowser';
import { isbot } from 'isbot';
import { expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { pickGadget } from './devices.ts';

const random = createRandom('devices');
const gadgets = Array.from({ length: 1000 }, () => pickGadget(random));

test('a user agent says which kind of device it is, and no robot', () => {
  for (const { userAgent, device } of gadgets) {
    expect(Bowser.parse(userAgent).platform.type, userAgent).toBe(device);
    expect(isbot(userAgent), userAgent).toBe(false);
  }
});

test('the browsers that people use are all there', () => {
  const browsers = new Set(gadgets.map(({ userAgent }) => Bowser.parse(userAgent).browser.name));
  expect([...browsers].sort()).toEqual([
    'Chrome',
    'Firefox',
    'Microsoft Edge',
    'Safari',
    'Samsung Internet for Android',
  ]);
});
