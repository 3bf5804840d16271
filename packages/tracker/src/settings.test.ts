import { expect, test } from 'vitest';
import { defaultsOf } from './defaults.ts';
import { resolveSettings } from './settings.ts';

const ID = '6f1f4a52-9d0e-4c53-8a2f-3f3f5a2f9b10';
const resolve = (attributes: Record<string, string>, inlined = {}) =>
  resolveSettings({ ...defaultsOf(ID, 'shop.org'), ...inlined }, attributes, 'https://stats.org/t/x.js');

test('attributes override what the server wrote into the script', () => {
  expect(
    resolve({ sampleRate: '0.25', replay: 'false' }, { tracking_id: ID, replay: true, query_keys: ['q'] }),
  ).toMatchObject({
    tracking_id: ID,
    sample_rate: 0.25,
    replay: false,
    query_keys: ['q'],
  });
});

test('a flag is set by its bare name', () => {
  expect(resolve({ websiteId: ID, cookieless: '', allowLocalhost: 'true' })).toMatchObject({
    cookieless: true,
    allow_localhost: true,
    respect_dnt: true,
  });
});

test.each([
  [{}, 'https://stats.org/api/track/batches'],
  [{ apiUrl: 'https://other.org' }, 'https://other.org/api/track/batches'],
  [{ apiUrl: 'https://other.org/sub/' }, 'https://other.org/sub/api/track/batches'],
])('with %j batches go to %s', (attributes, url) => {
  expect(resolve({ websiteId: ID, ...attributes }).api_url).toBe(url);
});

test('an option that is undefined is one that was not given', () => {
  expect(resolveSettings(defaultsOf(ID, ''), { replay: undefined }, 'https://stats.org').replay).toBe(true);
});

test("attributes that are not ours are left to others' scripts", () => {
  expect(resolve({ websiteId: ID, cfasync: 'no' })).not.toHaveProperty('cfasync');
});

test.each([
  [{ websiteId: 'shop' }, 'website-id'],
  [{ websiteId: ID, sampleRate: 'half' }, 'sampleRate'],
  [{ websiteId: ID, sampleRate: '50' }, 'sampleRate'],
  [{ websiteId: ID, sampleRate: '-0.1' }, 'sampleRate'],
  [{ websiteId: ID, replaySampleRate: '2' }, 'replaySampleRate'],
  [{ websiteId: ID, replay: 'maybe' }, 'replay'],
  [{ websiteId: ID, transport: 'pigeon' }, 'transport'],
  [{ websiteId: ID, masking: 'none' }, 'masking'],
  [{ websiteId: ID, queryKeys: 'null' }, 'queryKeys'],
  [{ websiteId: ID, queryKeys: '{}' }, 'queryKeys'],
])('%j is refused, naming %s', (attributes, name) => {
  expect(() => resolve(attributes)).toThrow(name);
});

test('a website id that is not the one of the script is refused', () => {
  expect(() => resolve({ websiteId: ID }, { tracking_id: ID.replace('6', '7') })).toThrow('website-id');
});
