import { expect, test } from 'vitest';
import { memoryStore } from '../test/memory-store.ts';
import { defaultsOf } from './defaults.ts';
import { forget, isPermitted, loadChoice, OPTED_OUT, saveChoice } from './permission.ts';
import { resolveSettings } from './settings.ts';
import { noStore, save } from './store.ts';

const TRACKING_ID = '6f1f4a52-9d0e-4c53-8a2f-3f3f5a2f9b10';
const allowed = (address: string, options = {}, wishes = {}) => {
  const site = { ...defaultsOf(TRACKING_ID, 'example.com'), linked_domains: ['example.net'] };
  const settings = resolveSettings(site, options, 'https://dp.io');
  return isPermitted(settings, new URL(address), wishes);
};

test.each([
  ['https://example.com/', {}, true],
  ['https://www.example.com/', {}, true],
  ['https://shop.example.net/', {}, true],
  ['https://elsewhere.org/', {}, false],
  ['http://localhost:3000/', {}, false],
  ['http://localhost:3000/', { allowLocalhost: true }, true],
  ['http://127.0.0.1/', { allowLocalhost: true }, true],
  ['http://[::1]:80/', { allowLocalhost: true }, true],
  ['http://localhost:3000/', { domain: 'localhost:3000' }, true],
  ['file:///a.html', {}, false],
  ['file:///a.html', { allowFileProtocol: true }, true],
  ['about:blank', { allowFileProtocol: true }, false],
])('%s with %j: %s', (address, options, isAllowed) => {
  expect(allowed(address, options)).toBe(isAllowed);
});

test.each([{ doNotTrack: '1' }, { globalPrivacyControl: true }])(
  '%j is honoured, unless the site says otherwise',
  (wishes) => {
    expect(allowed('https://example.com/', {}, wishes)).toBe(false);
    expect(allowed('https://example.com/', { respectDnt: false }, wishes)).toBe(true);
  },
);

test('what is forgotten is ours, and what the visitor has answered is not', () => {
  const store = memoryStore();
  saveChoice({ measure: true, replay: false }, store, store);
  for (const key of [OPTED_OUT, 'desirepath.visitor', 'cart']) save(store, key, 1);
  forget(store);
  expect(Object.keys(store)).toEqual(['desirepath.consent', OPTED_OUT, 'cart']);
  expect(loadChoice(store)).toEqual({ measure: true, replay: false });
});

test('before an answer nothing is known, and afterwards it is', () => {
  const store = memoryStore();
  expect(loadChoice(store)).toBeUndefined();
  saveChoice({ measure: true, replay: false }, store, store);
  expect(loadChoice(store)).toEqual({ measure: true, replay: false });
});

test('a cookieless site remembers a refusal and nothing else', () => {
  const store = memoryStore();
  saveChoice({ measure: false, replay: false }, store, noStore);
  expect(loadChoice(store)?.measure).toBe(false);
  saveChoice({ measure: true, replay: true }, store, noStore);
  expect(Object.keys(store)).toEqual([]);
});
