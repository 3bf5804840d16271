import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Form } from '@desirepath/contract/forms';
import { FORMS } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type App, createApp } from '../../app.ts';
import { testSettings } from '../../testing/settings.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-forms-'));
const NOW = Date.UTC(2026, 5, 10, 12);
const START = NOW - 3_600_000;
const SECOND = 1000;
let app: App;
let token: string;
let site: Site;

const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${token}` },
    ...(payload && { payload }),
  });
const newSite = async (domain: string) => (await call('POST', '/sites', { domain })).json<Site>();

/** What a test says of an event: the second it happened in, and what it was. */
type Told = [second: number, event: Partial<TrackedEvent> & Pick<TrackedEvent, 'type'>];

/** One session of one visitor, on one page. */
async function visit(of: Site, told: Told[], columns: Partial<TrackedEvent> = {}): Promise<string> {
  const [session_id, page_id] = [crypto.randomUUID(), crypto.randomUUID()];
  const events = told.map(([second, event]) => ({
    ...{ at: START + second * SECOND, page_id, url: `https://${of.domain}/sign-up` },
    ...columns,
    ...event,
  }));
  const batch = {
    ...{ tracking_id: of.tracking_id, visitor_id: session_id, session_id, tab_id: crypto.randomUUID() },
    ...{ seq: 0, attempt: 1, sent_at: NOW, events },
  };
  const answer = await app.inject({ method: 'POST', url: '/api/track/batches', payload: batch });
  expect(answer.json()).toMatchObject({ accepted: events.length, rejected: [] });
  return session_id;
}

const form = (type: TrackedEvent['type'], columns: Partial<TrackedEvent> = {}) => ({
  type,
  name: 'sign-up',
  element: '[name="sign-up"]',
  ...columns,
});
const focus = (second: number, field: string): Told => [
  second,
  form('form_focus', { element: `#${field}`, props: { field, kind: 'text' } }),
];
/** A stay that ends in that second and began `seconds` earlier, with the first input one second after that. */
const change = (second: number, field: string, seconds: number, props: TrackedEvent['props'] = {}): Told => [
  second,
  form('form_change', {
    element: `#${field}`,
    element_text: `The ${field}`,
    value: seconds * SECOND,
    props: {
      ...{ field, kind: 'text', filled: true, changed: true, hesitated: SECOND, refills: 0, corrections: 0 },
      ...{ pasted: false, autofilled: false, invalid: false, ...props },
    },
  }),
];
const seen = (second: number): Told => [second, form('form_view')];
const submit = (second: number): Told => [second, form('form_submit', { value: 1 })];
const page = (second: number, path: string): Told => [
  second,
  { type: 'page_view', url: `https://shop.example${path}` },
];

beforeAll(async () => {
  app = await createApp(
    await testSettings(['--data-dir', folder, '--registration', 'open', '--robots', 'keep']),
    () => NOW,
  );
  const account = { email: 'ada@example.com', password: 'seven tin lanterns' };
  await call('POST', '/auth/register', account);
  token = (await call('POST', '/auth/login', account)).json<{ access: string }>().access;
  site = await newSite('shop.example');
  // Sends it at the second try, and sees the page that thanks her.
  await visit(site, [
    page(0, '/sign-up'),
    seen(1),
    ...[focus(10, 'mail'), change(14, 'mail', 4), focus(14, 'name'), change(20, 'name', 6, { corrections: 3 })],
    submit(20),
    change(30, 'mail', 5, { refills: 1, invalid: true }),
    submit(31),
    page(32, '/thanks'),
  ]);
  // Gives up at the name, which he leaves empty.
  await visit(site, [
    page(0, '/sign-up'),
    seen(1),
    ...[focus(5, 'mail'), change(7, 'mail', 2, { autofilled: true })],
    ...[focus(7, 'name'), change(9, 'name', 2, { filled: false, changed: false })],
  ]);
  // Sends it, goes on to change it, and is not heard of again.
  await visit(site, [
    page(0, '/sign-up'),
    seen(1),
    focus(2, 'mail'),
    change(4, 'mail', 2),
    submit(4),
    change(9, 'mail', 2),
  ]);
  // Only looks at it; and another form.
  await visit(site, [page(0, '/'), seen(1), [2, { type: 'form_view', name: 'letter', element: '#letter' }]]);
  // Sessions are added up a second behind their events.
  await vi.waitFor(async () => expect(await list()).toHaveLength(2), 30_000);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const list = async (of = site, more = ''): Promise<Form[]> =>
  (await call('GET', `/forms?site=${of.id}${more}`)).json<{ items: Form[] }>().items;

test('a form finds itself, with how many saw, began, sent and finished it', async () => {
  const [signUp, letter] = await list();
  expect(signUp).toMatchObject({
    ...{ key: 'sign-up', name: 'sign-up', site: site.id, selector: '[name="sign-up"]', pages: ['/sign-up'] },
    ...{ views: 4, starts: 3, submits: 2, successes: 1, abandons: 1, start_rate: 0.75 },
    ...{ conversion: 1 / 3, abandonment: 1 / 3, success: null },
    ms_to_first_input: SECOND,
    ms_to_complete: 10 * SECOND,
  });
  expect(letter).toMatchObject({ key: 'letter', views: 1, starts: 0, conversion: 0, ms_to_complete: null, fields: [] });
  expect((await call('GET', `/forms/${signUp?.id}?site=${site.id}`)).json()).toEqual(signUp);
});

test('each field says who reached it, what they did there, and for whom it was the last', async () => {
  const [signUp] = await list();
  expect(signUp?.fields.map(({ name }) => name)).toEqual(['mail', 'name']);
  const [mail, name] = signUp?.fields ?? [];
  expect(mail).toMatchObject({
    ...{ label: 'The mail', type: 'text', element: '#mail', reached: 3, filled: 3, blank: 0, dropped: 0 },
    ...{ changed_again: 1, refills: 1, after_submit: 2, invalid: 1, autofilled: 1, pasted: 0 },
    ms_before: SECOND,
  });
  expect(name).toMatchObject({
    ...{ reached: 2, filled: 1, blank: 1, corrections: 3, dropped: 1, drop_off: 0.5, after_submit: 0 },
  });
});

test('a form is called and counted as its owner says, and left out where they wish', async () => {
  const own = await newSite('own.example');
  await visit(own, [seen(0), focus(1, 'mail'), submit(2), change(3, 'mail', 1), page(4, '/thanks')]);
  await visit(own, [seen(0), focus(1, 'mail'), page(2, '/thanks'), submit(3)]);
  await expect.poll(async () => (await list(own))[0]?.views).toBe(2);
  const [{ id = '' } = {}] = await list(own);
  const success = { kind: 'page', value: '/thanks**' };
  const changed = await call('PUT', `/forms/${id}`, { site: own.id, name: 'Sign up', success });
  expect(changed.json()).toMatchObject({ id, name: 'Sign up', key: 'sign-up', success, submits: 2, successes: 1 });
  expect(await list(own)).toMatchObject([{ name: 'Sign up', successes: 1 }]);

  expect((await call('DELETE', `/forms/${id}`, { site: own.id })).statusCode).toBe(204);
  expect(await list(own)).toEqual([]);
  expect((await call('GET', `/forms/${id}?site=${own.id}`)).json()).toMatchObject({ code: 'form_not_found' });
  const again = await call('POST', '/forms', { site: own.id, key: 'sign-up', name: 'Back' });
  expect(again.json()).toMatchObject({ id, name: 'Back', views: 2 });
});

test('a segment and days narrow it down; a trend has the days on which anybody came upon it', async () => {
  expect((await list(site, '&where=page:/thanks'))[0]).toMatchObject({ views: 1, successes: 1 });
  expect(await list(site, '&from=2026-06-01&to=2026-06-02')).toEqual([]);
  const [{ id = '' } = {}] = await list();
  expect((await call('GET', `/forms/${id}/trend?site=${site.id}`)).json()).toEqual({
    items: [{ day: '2026-06-10', views: 4, starts: 3, submits: 2, successes: 1 }],
  });
});

test('numbers without bounds, as anybody can send them, spoil the figures of nobody else', async () => {
  const loud = await newSite('loud.example');
  const endless = { hesitated: 1e308, refills: 1e308, corrections: '1e308' };
  await visit(loud, [seen(0), change(3, 'mail', 1), submit(4)]);
  await visit(loud, [seen(0), change(3, 'mail', 1e300, endless), change(4, 'mail', -1e300, { hesitated: 'nan' })]);
  await expect.poll(async () => (await list(loud))[0]?.views).toBe(2);
  const [form] = await list(loud);
  expect(form).toMatchObject({ starts: 2, submits: 1, ms_to_complete: 2 * SECOND });
  expect(form?.fields).toMatchObject([
    { name: 'mail', reached: 2, refills: FORMS.times, corrections: FORMS.times, ms_inside: FORMS.stay },
  ]);
  for (const did of ['dropped', 'changed_again'])
    expect(
      (await call('GET', `/segments/size?site=${loud.id}&from=2026-06-10&to=2026-06-10&where=form:sign-up:${did}:mail`))
        .statusCode,
      did,
    ).toBe(200);
});

test.each([
  ['/forms?site=1&from=2026-06-05&to=2026-06-01', 'invalid_input'],
  ['/forms/00000000-0000-4000-8000-000000000000?site=1', 'form_not_found'],
  ['/forms?site=99', 'site_not_found'],
])('%s is refused as %s', async (url, code) => {
  expect((await call('GET', url)).json()).toMatchObject({ code });
});

test.each([
  ['[name="sign-up"]', 'sign-up', '[name="sign-up"]'],
  ['main > form#letter', 'letter', '#letter'],
  ['form[action="/search"]', '/search', ''],
  ['form', 'form', ''],
])('a form is named by its selector %s too, for the page calls it %s', async (selector, key, seen) => {
  const made = await call('POST', '/forms', { site: site.id, name: key, selector });
  expect(made.statusCode).toBe(201);
  expect(made.json()).toMatchObject({ key, name: key, selector: seen });
});

test('what is neither called anything nor found by a selector is no form', async () => {
  const refused = await call('POST', '/forms', { site: site.id, name: 'Something' });
  expect(refused.json()).toMatchObject({ code: 'invalid_input', issues: [{ path: 'key' }] });
});

test('whatever happens in a form, its counts are those of a plain count', async () => {
  const events = fc.array(
    fc.record({
      second: fc.integer({ min: 0, max: 20 }),
      what: fc.constantFrom('view', 'focus', 'change', 'stay', 'submit'),
      field: fc.constantFrom('a', 'b'),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const makers = {
    view: (second: number) => seen(second),
    focus: (second: number, field: string) => focus(second, field),
    change: (second: number, field: string) => change(second, field, 0),
    stay: (second: number, field: string) => change(second, field, 0, { changed: false }),
    submit: (second: number) => submit(second),
  };
  const histories = fc.sample(events, { numRuns: 60, seed: 7 });
  const own = await newSite('random.example');
  const told = histories.map((history) => history.map(({ second, what, field }) => makers[what](second, field)));
  await Promise.all(told.map((one) => visit(own, one)));
  await expect.poll(async () => (await list(own))[0]?.views).toBe(histories.length);

  const did = (...wanted: string[]) => histories.filter((history) => history.some(({ what }) => wanted.includes(what)));
  const latest = (history: (typeof histories)[number], wanted: string) =>
    Math.max(-1, ...history.filter(({ what }) => what === wanted).map(({ second }) => second));
  const [counted] = await list(own);
  expect(counted).toMatchObject({
    starts: did('focus', 'change', 'stay', 'submit').length,
    submits: did('submit').length,
    successes: did('submit').filter((history) => latest(history, 'change') <= latest(history, 'submit')).length,
    abandons: did('focus', 'change', 'stay').filter((history) => !did('submit').includes(history)).length,
  });
  const reached = (field: string) =>
    histories.filter((history) =>
      history.some((event) => event.field === field && ['focus', 'change', 'stay'].includes(event.what)),
    ).length;
  expect(counted?.fields.map(({ name, reached: count }) => [name, count]).toSorted()).toEqual([
    ['a', reached('a')],
    ['b', reached('b')],
  ]);

  // Each figure leads to as many sessions as it counts.
  const sizeOf = async (...values: string[]) => {
    const where = encodeURIComponent(`form:sign-up:${values.join(':')}`);
    const days = 'from=2026-06-10&to=2026-06-10';
    const size = await call('GET', `/segments/size?site=${own.id}&${days}&where=${where}`);
    return size.json<{ sessions: number }>().sessions;
  };
  for (const [did, count] of [
    ['viewed', counted?.views],
    ['begun', counted?.starts],
    ['submitted', counted?.submits],
    ['abandoned', counted?.abandons],
  ] as const)
    expect([did, await sizeOf(did)]).toEqual([did, count]);
  for (const { name, reached: entered, blank, changed_again, after_submit, invalid, dropped } of counted?.fields ?? [])
    for (const [did, count] of Object.entries({
      reached: entered,
      blank,
      changed_again,
      after_submit,
      refused: invalid,
      dropped,
    }))
      expect([name, did, await sizeOf(did, name)]).toEqual([name, did, count]);
});
