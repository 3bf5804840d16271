import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordingClip } from '@desirepath/contract/recording-clips';
import type { RecordingNote } from '@desirepath/contract/recording-notes';
import type { ReplayChunk } from '@desirepath/contract/recordings';
import type { SharedRecordingView } from '@desirepath/contract/shared-recording';
import type { ShareLink } from '@desirepath/contract/shares';
import type { Site } from '@desirepath/contract/sites';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, createApp } from '../../app.ts';
import { testSettings } from '../../testing/settings.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-notes-and-clips-'));
const SECOND = 1_000;
const DAY = 86_400_000;
let ahead = 0;
let app: App;
let token: string;
let eve: string;
let site: Site;
let foreign: Site;
const recording = crypto.randomUUID();
const visitor = crypto.randomUUID();
const start = Date.now() - 600 * SECOND;

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const call = (method: Method, url: string, payload?: object, authorization = `Bearer ${token}`) =>
  app.inject({ method, url: `/api${url}`, headers: { authorization }, ...(payload && { payload }) });

async function signUp(email: string): Promise<string> {
  const payload = { email, password: 'seven tin lanterns', name: email.split('@')[0] };
  await app.inject({ method: 'POST', url: '/api/auth/register', payload });
  return (await app.inject({ method: 'POST', url: '/api/auth/login', payload })).json<{ access: string }>().access;
}

const at = (seconds: number) => start + seconds * SECOND;
const page = (seconds: number, path: string) => [
  { type: 4, timestamp: at(seconds), data: { href: `https://shop.example${path}`, width: 800, height: 600 } },
  { type: 2, timestamp: at(seconds) + 1, data: { node: { type: 0, id: 1, childNodes: [], path } } },
];
const change = (seconds: number, text: string) => ({
  type: 3,
  timestamp: at(seconds),
  data: { source: 0, texts: [{ id: 1, value: text }], attributes: [], removes: [], adds: [] },
});
const written = (seconds: number, text: string) => ({
  type: 6,
  timestamp: at(seconds),
  data: { plugin: 'rrweb/console@1', payload: { level: 'log', payload: [text] } },
});

const send = async (batch: object) => {
  const { statusCode, body } = await app.inject({
    method: 'POST',
    url: '/api/track/batches',
    headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/146.0.0.0 Safari/537.36' },
    payload: {
      tracking_id: site.tracking_id,
      visitor_id: visitor,
      user_id: 'customer-4711',
      attempt: 1,
      sent_at: Date.now(),
      ...batch,
    },
  });
  expect(statusCode, body).toBe(202);
};

/** Another session of the same visitor, of which nothing was recorded. */
async function sendLaterVisit() {
  const event = { at: at(300), url: 'https://shop.example/later', page_id: crypto.randomUUID() };
  const events = [
    { ...event, type: 'page_view' },
    { ...event, type: 'js_error', name: 'Oops' },
  ];
  await send({ session_id: crypto.randomUUID(), tab_id: crypto.randomUUID(), seq: 0, events });
}

/** A visit of 100 s to two pages, by somebody who is known. */
async function sendVisit() {
  const tab = { session_id: recording, tab_id: crypto.randomUUID() };
  const parts = [
    { page_id: crypto.randomUUID(), from: 0, path: '/account' },
    { page_id: crypto.randomUUID(), from: 50, path: '/cart' },
  ];
  let seq = 0;
  for (const { page_id, from, path } of parts) {
    const common = { url: `https://shop.example${path}`, page_id };
    const events = [
      { ...common, type: 'page_view', at: at(from) },
      { ...common, type: 'identify', at: at(from + 1), props: { plan: 'pro' } },
      { ...common, type: 'click', at: at(from + 10), element: '#buy' },
    ];
    const replay = {
      page_id,
      events: [
        ...page(from, path),
        written(from + 5, 'token=hunter2'),
        change(from + 20, `${path} read`),
        change(from + 49, 'left'),
      ],
    };
    await send({ ...tab, seq, events, replay });
    seq += events.length + 1;
  }
}

beforeAll(async () => {
  const config = await testSettings(['--data-dir', folder, '--registration', 'open']);
  app = await createApp(config, () => Date.now() + ahead);
  token = await signUp('ada@example.com');
  eve = `Bearer ${await signUp('eve@example.com')}`;
  site = (await call('POST', '/sites', { domain: 'shop.example' })).json<Site>();
  foreign = (await call('POST', '/sites', { domain: 'eve.example' }, eve)).json<Site>();
  await sendVisit();
  await sendLaterVisit();
  await vi.waitFor(
    async () => expect((await call('GET', `/recordings/${recording}?site=${site.id}`)).statusCode).toBe(200),
    30_000,
  );
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const today = new Date().toISOString().slice(0, 10);
const dayBefore = new Date(Date.now() - DAY).toISOString().slice(0, 10);
const listed = async (marks: string) =>
  (await call('GET', `/recordings?site=${site.id}&from=${dayBefore}&to=${today}&marks=${marks}`)).json().items.length;

describe('notes', () => {
  const url = `/recordings/${recording}/notes`;
  const notes = async () => (await call('GET', `${url}?site=${site.id}`)).json<{ items: RecordingNote[] }>().items;
  const people = async () =>
    (await call('GET', `/recording-notes/people?site=${site.id}`)).json<{ items: { id: string; name: string }[] }>()
      .items;

  it('stand at their moments, with who wrote them and whom they name', async () => {
    const [ada] = await people();
    await call('POST', url, { site: site.id, at: 60_000, text: 'The Überraschung is here', mentions: [ada?.id] });
    const first = await call('POST', url, { site: site.id, at: 5_000, text: 'Hesitates' });
    expect([first.statusCode, first.json()]).toMatchObject([
      201,
      { at: 5_000, author: { name: 'ada' }, edited_at: null },
    ]);
    expect(await notes()).toMatchObject([
      { at: 5_000, text: 'Hesitates', mentions: [] },
      { at: 60_000, mentions: [{ name: 'ada' }] },
    ]);
  });

  it('find their recording: any, by their text, and by whom they name', async () => {
    expect(await Promise.all(['note', '!note', 'note:überRASCHUNG', 'note:nowhere', 'mentioned'].map(listed))).toEqual([
      1, 0, 1, 0, 1,
    ]);
  });

  it('are changed and deleted by whoever wrote them', async () => {
    const [note] = await notes();
    const changed = await call('PATCH', `${url}/${note?.id}`, { site: site.id, text: 'Hesitates long' });
    expect(changed.json()).toMatchObject({ text: 'Hesitates long', at: 5_000, edited_at: expect.any(String) });
    expect((await call('DELETE', `${url}/${note?.id}?site=${site.id}`)).statusCode).toBe(204);
    expect(await notes()).toHaveLength(1);
    const again = await call('PATCH', `${url}/${note?.id}`, { site: site.id, text: 'x' });
    expect(again.json()).toMatchObject({ code: 'note_not_found' });
  });

  it('name only people who may see the site, and are only on what was recorded', async () => {
    const mine = (await call('GET', '/auth/me', undefined, eve)).json<{ id: string }>();
    const stranger = await call('POST', url, { site: site.id, at: 0, text: 'x', mentions: [mine.id] });
    expect(stranger.json()).toMatchObject({ code: 'unknown_person' });
    const other = `/recordings/${crypto.randomUUID()}/notes`;
    expect((await call('POST', other, { site: site.id, at: 0, text: 'x' })).json()).toMatchObject({
      code: 'recording_not_found',
    });
    expect((await call('POST', url, { site: site.id, at: 0, text: 'a\u0000b' })).statusCode).toBe(400);
  });

  it('are nothing to other people, even with a site of their own', async () => {
    const [note] = await notes();
    for (const [method, path, body] of [
      ['GET', `${url}?site=${site.id}`],
      ['POST', url, { site: site.id, at: 0, text: 'x' }],
      ['PATCH', `${url}/${note?.id}`, { site: site.id, text: 'x' }],
      ['DELETE', `${url}/${note?.id}?site=${site.id}`],
      ['GET', `/recording-notes/people?site=${site.id}`],
    ] as const)
      expect((await call(method, path, body, eve)).json()).toMatchObject({ code: 'site_not_found' });
    const own = await call('PATCH', `${url}/${note?.id}`, { site: foreign.id, text: 'x' }, eve);
    expect(own.json()).toMatchObject({ code: 'note_not_found' });
    expect((await call('GET', `${url}?site=${foreign.id}`, undefined, eve)).json()).toEqual({ items: [] });
  });
});

const clipsUrl = `/recordings/${recording}/clips`;
const createClip = async (given: object) => call('POST', clipsUrl, { site: site.id, ...given });

describe('clips', () => {
  it('have a name and a stretch of their recording, and find it', async () => {
    await createClip({ name: 'Later', from: 60_000, to: 80_000 });
    await createClip({ name: 'Sooner', from: 10_000, to: 15_000 });
    const { items } = (await call('GET', `${clipsUrl}?site=${site.id}`)).json<{ items: RecordingClip[] }>();
    expect(items).toMatchObject([
      { name: 'Sooner', from: 10_000, to: 15_000, author: 'ada' },
      { name: 'Later', from: 60_000, to: 80_000 },
    ]);
    expect(await listed('clip')).toBe(1);
    expect((await call('DELETE', `${clipsUrl}/${items[0]?.id}?site=${site.id}`)).statusCode).toBe(204);
    expect((await call('DELETE', `${clipsUrl}/${items[0]?.id}?site=${site.id}`)).statusCode).toBe(404);
  });

  it.each([
    ['shorter than a second', { from: 10_000, to: 10_500 }],
    ['that ends before it begins', { from: 10_000, to: 5_000 }],
    ['longer than half an hour', { from: 0, to: 1_800_001 }],
    ['that begins after the end', { from: 200_000, to: 210_000 }],
    ['without a name', { name: ' ', from: 0, to: 5_000 }],
  ])('one %s is refused', async (_, given) => {
    expect((await createClip({ name: 'A', ...given })).json()).toMatchObject({ code: 'invalid_input' });
  });
});

interface Made extends ShareLink {
  token: string;
}

async function share(thing: object, more: object = {}): Promise<Made> {
  const made = await call('POST', '/shares', { site: site.id, thing, ...more });
  expect(made.statusCode, made.body).toBe(201);
  return made.json<Made>();
}
const shared = (made: Made, path = '') => call('GET', `/shared${path}`, undefined, `Share ${made.token}`);
const gone = { code: 'share_not_found' };

describe('a link to a recording', () => {
  it('shows it, and neither whose it is nor what the page wrote to its console', async () => {
    const made = await share({ kind: 'recording', id: recording }, { note: 'for Bob', days: 2 });
    expect((await shared(made)).json()).toEqual({ kind: 'recording', name: '/account', expires_at: made.expires_at });
    const view = (await shared(made, '/recording')).json<SharedRecordingView>();
    expect(view).toMatchObject({ clip: null, browser: 'Chrome', duration: 99_000 });
    expect(view.timeline.map(({ type }) => type)).toEqual(['page_view', 'click', 'page_view', 'click']);
    const chunks = await shared(made, '/recording/chunks');
    expect(chunks.json<{ items: ReplayChunk[] }>().items.flatMap(({ events }) => events)).toHaveLength(8);
    const rest = await Promise.all(['', '/recording/parts'].map((path) => shared(made, path)));
    const all = [JSON.stringify(view), chunks.body, ...rest.map(({ body }) => body)].join('');
    for (const secret of ['customer-4711', 'hunter2']) expect(all).not.toContain(secret);
    const { visitor_id } = (await call('GET', `/recordings/${recording}?site=${site.id}`)).json();
    expect(JSON.stringify(view)).not.toContain(visitor_id);
    expect(chunks.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  });

  it('is in the list of links, with when it was opened; its token is nowhere', async () => {
    const { items } = (await call('GET', `/shares?site=${site.id}&subject=${recording}`)).json<{
      items: ShareLink[];
    }>();
    expect(items).toMatchObject([
      {
        thing: { kind: 'recording', id: recording },
        note: 'for Bob',
        created_by: 'ada',
        last_seen_at: expect.any(String),
      },
    ]);
    expect(items[0]).not.toHaveProperty('token');
    expect((await call('GET', `/shares?site=${site.id}&subject=${crypto.randomUUID()}`)).json()).toEqual({ items: [] });
  });

  it('works until it is revoked or expires, and then is as if it had never been', async () => {
    const [revoked, expired] = [
      await share({ kind: 'recording', id: recording }),
      await share({ kind: 'recording', id: recording }),
    ];
    expect((await call('DELETE', `/shares/${revoked.id}?site=${site.id}`)).statusCode).toBe(204);
    expect((await call('DELETE', `/shares/${revoked.id}?site=${site.id}`)).statusCode).toBe(404);
    ahead = 8 * DAY;
    const answers = await Promise.all(
      [revoked, expired, { ...revoked, token: 'never-was' }].map(async (made) =>
        (await shared(made, '/recording')).json(),
      ),
    );
    ahead = 0;
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect(answers[0]).toMatchObject(gone);
    expect((await shared(expired)).statusCode).toBe(200);
  });

  it('is made for what there is, by who may see it', async () => {
    const unknown = { site: site.id, thing: { kind: 'recording', id: crypto.randomUUID() } };
    expect((await call('POST', '/shares', unknown)).statusCode).toBe(404);
    const theirs = { site: site.id, thing: { kind: 'recording', id: recording } };
    expect((await call('POST', '/shares', theirs, eve)).json()).toMatchObject({ code: 'site_not_found' });
    const across = { site: foreign.id, thing: { kind: 'recording', id: recording } };
    expect((await call('POST', '/shares', across, eve)).statusCode).toBe(404);
    expect((await call('GET', `/shares?site=${site.id}`, undefined, eve)).statusCode).toBe(404);
    const { id } = await share({ kind: 'recording', id: recording });
    expect((await call('DELETE', `/shares/${id}?site=${foreign.id}`, undefined, eve)).json()).toMatchObject(gone);
  });
});

describe('a link to a clip', () => {
  it('shows the clip, on the page as it was, and nothing of the page before', async () => {
    const clip = (await createClip({ name: 'The cart', from: 60_000, to: 75_000 })).json<RecordingClip>();
    const made = await share({ kind: 'clip', id: clip.id });
    const view = (await shared(made, '/recording')).json<SharedRecordingView>();
    expect(view).toMatchObject({ name: 'The cart', clip: { from: 60_000, to: 75_000 } });
    expect(view.timeline.map(({ type, path }) => [type, path])).toEqual([['click', '/cart']]);
    const parts = (await shared(made, '/recording/parts')).json();
    expect(parts.items).toMatchObject([{ from: at(50), to: at(75), has_picture: true }]);
    const { items, next_cursor } = (await shared(made, '/recording/chunks')).json<{
      items: ReplayChunk[];
      next_cursor: null;
    }>();
    expect(next_cursor).toBe(null);
    expect(items[0]?.events.map(({ timestamp }) => timestamp)).toEqual([at(50), at(50) + 1, at(70), at(75)]);
    expect(JSON.stringify(items)).not.toContain('/account');

    await call('DELETE', `${clipsUrl}/${clip.id}?site=${site.id}`);
    expect((await shared(made, '/recording')).json()).toMatchObject(gone);
  });
});

describe('the visitor', () => {
  it('is told of, with their other sessions, to the owner of the site', async () => {
    const url = `/recordings/${recording}/visitor?site=${site.id}`;
    const told = (await call('GET', url)).json();
    expect(told).toMatchObject({ user_id: 'customer-4711', traits: { plan: 'pro' }, sessions: 2 });
    expect(told.others).toMatchObject([{ pageviews: 1, errors: 1, entry_page: '/later', is_recorded: false }]);
    expect((await call('GET', url, undefined, eve)).json()).toMatchObject({ code: 'site_not_found' });
  });
});

describe('a file', () => {
  const download = (query: string, authorization?: string) =>
    call('GET', `/recordings/${recording}/download?site=${site.id}&${query}`, undefined, authorization);

  it('as JSON has all that is known, of the whole or of a clip', async () => {
    const clip = (await createClip({ name: 'Ünder "quotes"', from: 60_000, to: 75_000 })).json<RecordingClip>();
    const whole = (await download('format=json')).json<{ timeline: unknown[]; chunks: ReplayChunk[] }>();
    expect(whole.timeline).toHaveLength(6);
    expect(whole.chunks.flatMap(({ events }) => events)).toHaveLength(10);
    expect(JSON.stringify(whole)).toContain('hunter2');
    const part = await download(`format=json&clip=${clip.id}`);
    expect(part.json<{ chunks: ReplayChunk[] }>().chunks.flatMap(({ events }) => events)).toHaveLength(4);
    expect(part.headers['content-disposition']).toMatch(
      /^attachment; filename="recording-[\d-]+-U-nder-quotes\.json"$/,
    );
  });

  it('as a page runs one script, which its policy names, and nothing of the recording', async () => {
    await call('POST', clipsUrl, { site: site.id, name: '</title><script>steal()</script>', from: 0, to: 75_000 });
    const { items } = (await call('GET', `${clipsUrl}?site=${site.id}`)).json<{ items: RecordingClip[] }>();
    const page = await download(`format=html&clip=${items[0]?.id}`);
    expect(page.headers).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment/),
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    const scripts = [...page.body.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script ?? '');
    expect(scripts).toHaveLength(1);
    const hash = createHash('sha256').update(scripts.join('')).digest('base64');
    expect(page.body).toContain(`script-src 'sha256-${hash}'`);
    const data = /<script type="application\/json" id="recording">(.*?)<\/script>/s.exec(page.body)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({ view: { name: items[0]?.name, clip: { from: 0, to: 75_000 } } });
    for (const secret of ['customer-4711', 'hunter2']) expect(page.body).not.toContain(secret);
  });

  it('is for the owner of the site, and of clips of this recording', async () => {
    expect((await download('format=html', eve)).json()).toMatchObject({ code: 'site_not_found' });
    expect((await download(`format=html&clip=${crypto.randomUUID()}`)).json()).toMatchObject({
      code: 'clip_not_found',
    });
    expect((await download('format=exe')).json()).toMatchObject({ code: 'invalid_input' });
  });
});

describe('who guesses', () => {
  it('is not heard any more after some wrong links, and others are', async () => {
    const guess = () =>
      app.inject({ url: '/api/shared', headers: { authorization: 'Share wrong' }, remoteAddress: '203.0.113.5' });
    const statuses = [];
    for (let count = 0; count < 61; count++) statuses.push((await guess()).statusCode);
    expect(new Set(statuses.slice(0, 60))).toEqual(new Set([404]));
    expect(statuses.at(-1)).toBe(429);
    expect((await shared(await share({ kind: 'recording', id: recording }))).statusCode).toBe(200);
  });
});

it('a deleted recording takes its links along', async () => {
  const made = await share({ kind: 'recording', id: recording });
  const { job_id } = (await call('DELETE', `/recordings/${recording}?site=${site.id}`)).json<{ job_id: string }>();
  expect((await shared(made, '/recording')).json()).toMatchObject(gone);
  await vi.waitFor(
    async () => expect((await call('GET', `/jobs/${job_id}`)).json()).toMatchObject({ status: 'done' }),
    {
      timeout: 30_000,
      interval: 100,
    },
  );
  expect((await call('GET', `/shares?site=${site.id}`)).json()).toEqual({ items: [] });
  expect(await listed('note')).toBe(0);
});
