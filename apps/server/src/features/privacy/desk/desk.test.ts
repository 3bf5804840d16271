import { DEFAULT_BUBBLE } from '@desirepath/contract/feedback-bubble';
import type { Site } from '@desirepath/contract/sites';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { filesWith } from '../../../testing/files-with.testing.ts';
import { serveApp } from '../../../testing/serve-app.testing.ts';

let server: Awaited<ReturnType<typeof serveApp>>;
const ada = { visitor_id: crypto.randomUUID() };
const adaAtHome = { visitor_id: crypto.randomUUID() };
const eve = { visitor_id: crypto.randomUUID() };
const EMAIL = 'ada-lovelace@visitors.example';
const USER = 'user-4815162342';
let session = '';
let evesSession = '';

const signedIn = (props: Record<string, string> = {}) => [
  { type: 'page_view' as const, path: '/secret-plans' },
  { type: 'identify' as const, props },
];
beforeAll(async () => {
  server = await serveApp();
  session = await server.visit(signedIn({ email: EMAIL }), { ...ada, user_id: USER });
  await server.visit(signedIn(), { ...adaAtHome, user_id: USER });
  evesSession = await server.visit(signedIn({ email: 'eve@visitors.example' }), { ...eve, user_id: 'eve' });
  await vi.waitFor(async () => expect((await find(USER)).body.counts?.sessions).toBe(2), {
    timeout: 30_000,
    interval: 300,
  });
});
afterAll(() => server.close());

const find = async (term: string) => {
  const answer = await server.call('POST', '/privacy/people/find', { site: server.site.id, term });
  return { status: answer.statusCode, body: answer.json() };
};
/** As columns hold it: two halves, each with its last byte first. */
const bytesOf = (id: string) => {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([bytes.subarray(0, 8).reverse(), bytes.subarray(8).reverse()]);
};

describe('finding a person', () => {
  test.each([
    ['by the id of their user', USER],
    ['by an address that was said of them', EMAIL.toUpperCase()],
    ['by the id of one of their browsers', ada.visitor_id],
    ['by the id of another of their browsers', adaAtHome.visitor_id],
  ])('%s finds all their browsers', async (_, term) => {
    const { body } = await find(term);
    expect(body.visitor_ids.toSorted()).toEqual([ada.visitor_id, adaAtHome.visitor_id].toSorted());
    expect(body).toMatchObject({ user_ids: [USER], counts: { sessions: 2, events: 4, identities: 2 } });
  });

  test('a part of a word finds nobody', async () => {
    expect((await find('ada-lovelace')).body.visitor_ids).toEqual([]);
  });
});

test('all that is kept of a person is handed out, to be read by people and by programs', async () => {
  const answer = await server.call('GET', `/privacy/people/export?site=${server.site.id}&term=${USER}`);
  expect(answer.headers['content-type']).toBe('application/zip');
  const files = Object.entries(unzipSync(new Uint8Array(answer.rawPayload)));
  const texts = Object.fromEntries(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString()]));
  expect(texts['index.html']).toContain(`<code>${USER}</code>`);
  const events = texts['events.jsonl']
    ?.trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events).toHaveLength(4);
  expect(events?.map(({ path }) => path)).toContain('/secret-plans');
  expect(Object.values(texts).join()).not.toContain(evesSession);
});

test('a person is deleted everywhere, to the last byte, and there is proof of it', async () => {
  const looked = await server.call('GET', `/users/${ada.visitor_id}?site=${server.site.id}`);
  expect(looked.statusCode).toBe(200); // which the audit log has noted, with the id
  const traces = [ada.visitor_id, adaAtHome.visitor_id, session].flatMap((id) => [bytesOf(id), Buffer.from(id)]);
  traces.push(Buffer.from(EMAIL), Buffer.from(USER));
  expect(filesWith(server.folder, ...traces)).not.toEqual([]);

  const asked = await server.call('POST', '/privacy/people/delete', { site: server.site.id, term: EMAIL });
  expect(asked.statusCode).toBe(202);
  const proofs = async () =>
    (await server.call('GET', `/privacy/deletions?site=${server.site.id}`)).json<{ items: object[] }>().items;
  await expect
    .poll(async () => (await proofs())[0])
    .toMatchObject({
      done_at: expect.any(String),
      requested_by: 'ada@example.com',
      counts: { events: 4, sessions: 2, identities: 2 },
    });

  const { body } = await find(EMAIL);
  expect(body).toMatchObject({ visitor_ids: [], counts: { events: 0, sessions: 0 } });
  expect(body.deletions).toEqual(await proofs());
  expect((await find('eve')).body.counts).toMatchObject({ events: 2, sessions: 1 });
  await expect.poll(() => filesWith(server.folder, ...traces)).toEqual([]);
});

test('who was deleted and comes back is found by the id of their user', async () => {
  await server.visit(signedIn(), { ...ada, user_id: USER });
  await expect
    .poll(async () => (await find(USER)).body)
    .toMatchObject({ visitor_ids: [ada.visitor_id], counts: { identities: 1 } });
});

test('what was recorded, answered and said goes with them, and what others were told and mailed of it', async () => {
  const { call, site, folder } = server;
  const who = { visitor_id: crypto.randomUUID(), session_id: crypto.randomUUID() };
  const [recorded, pictured, response, linked, message] = Array.from({ length: 5 }, () => crypto.randomUUID());
  const email = 'grace.hopper@visitors.example';
  const words = ['the-lantern-4711-arrived-broken', 'moths-in-the-checkout-0815', 'no-lantern-for-link-1234'];
  await call('PATCH', `/sites/${site.id}`, { settings: { feedback: { ...DEFAULT_BUBBLE, on: true } } });
  const events = ['survey.answered', 'survey.completed', 'feedback.received'];
  const format = 'slack'; // whose messages name nobody
  await call('POST', '/webhooks', { site: site.id, url: 'https://hooks.example/x', events, format });
  const questions = [{ id: 'why', type: 'long_text', text: 'Why?' }];
  const asked = { site: site.id, name: 'Why', status: 'live', questions };
  const survey = (await call('POST', '/surveys/surveys', asked)).json<{ id: string }>().id;

  const at = Date.now() - 1_000;
  const of = { tracking_id: site.tracking_id };
  const view = (page_id: string | undefined, path: string) => ({
    ...{ type: 'page_view', at, page_id, url: `https://shop.example${path}` },
  });
  const batch = { ...of, ...who, tab_id: crypto.randomUUID(), seq: 0, attempt: 1, sent_at: at };
  const replay = { page_id: recorded, events: pictureOf('https://shop.example/lanterns', at) };
  const offer = { page_id: pictured, events: pictureOf('https://shop.example/moths', at) };
  const url = 'https://shop.example/moths';
  const answers = [{ question: 'why', value: words[0] }];
  const said = {
    ...{ id: message, at, sent_at: at, url, text: words[1], email, may_reply: true },
    ...{ viewport_w: 390, viewport_h: 800, scroll_x: 0, scroll_y: 0 },
  };
  // No snapshots are taken of what robots see.
  const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/146.0.0.0 Safari/537.36' };
  const show = (payload: object) =>
    server.app.inject({ method: 'POST', url: '/api/track/snapshots', headers, payload });
  expect((await show({ ...of, url })).json()).toEqual({ wanted: true });
  const sent = [
    await call('POST', '/track/batches', {
      ...batch,
      events: [view(recorded, '/lanterns'), view(pictured, '/moths')],
      replay,
    }),
    await show({ ...of, url, replay: offer }),
    await call('POST', '/surveys/responses', { ...who, survey, id: response, answers }),
    // By a link, which is known by the address alone that its query string had.
    await call('POST', '/surveys/responses', {
      ...{ survey, id: linked, answers: [{ question: 'why', value: words[2] }] },
      ...{ attributes: { mail: email.toUpperCase() }, revision: 3, complete: false },
    }),
    // Of one that keeps nothing: it is known by its address alone.
    await call('POST', '/feedback', { ...of, ...said }),
    await call('POST', '/feedback', { ...of, ...who, ...said, id: crypto.randomUUID() }),
    await call('POST', `/feedback/${message}/replies`, { site: site.id, text: 'We are sorry.' }),
  ];
  for (const { statusCode, body } of sent) expect(statusCode, body).toBeLessThan(300);
  expect((await show({ ...of, url })).json()).toEqual({ wanted: false });
  await vi.waitFor(async () => expect((await find(email)).body.counts?.sessions).toBe(1), 30_000);
  await vi.waitFor(() => expect(server.mail()).toContain(email), 30_000);

  const ids = [...Object.values(who), recorded, pictured, response, linked, message].map(String);
  const stored = [...Object.values(who), recorded, pictured, response, linked].map((id) => bytesOf(String(id)));
  const traces = [...stored, ...[...words, email].map((text) => Buffer.from(text))];
  for (const trace of traces) expect(filesWith(folder, trace), trace.toString()).not.toEqual([]);

  expect((await call('POST', '/privacy/people/delete', { site: site.id, term: email })).statusCode).toBe(202);
  const proof = async () => (await find(email)).body.deletions[0];
  await expect.poll(proof).toMatchObject({
    done_at: expect.any(String),
    counts: { replay_chunks: 1, survey_responses: 2, feedback: 2, mails: 1 },
  });
  const gone = [...traces, ...ids.map((id) => Buffer.from(id))];
  await expect.poll(() => filesWith(folder, ...gone)).toEqual([]);
}, 90_000);

/** A page as a recorder begins it. */
const pictureOf = (href: string, timestamp: number) => {
  const text = { type: 3, id: 4, textContent: href };
  const body = { type: 2, id: 3, tagName: 'body', attributes: {}, childNodes: [text] };
  const html = { type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: [body] };
  const node = { type: 0, id: 1, childNodes: [html] };
  return [
    { type: 4, timestamp, data: { href, width: 1440, height: 800 } },
    { type: 2, timestamp, data: { node, initialOffset: { left: 0, top: 0 } } },
  ];
};

test('what others have noted stays, whatever a visitor was called', async () => {
  const other = await server.signUp('bob@example.com');
  const { id: site } = (await server.call('POST', '/sites', { domain: 'other.example' }, other)).json<Site>();
  const hook = { url: 'https://hooks.example/x', format: 'standard', events: ['alert.fired'] };
  const { id } = (await server.call('POST', '/webhooks', { ...hook, site }, other)).json<{ id: string }>();
  const logs = async () => (await server.call('GET', `/webhooks/${id}/logs`, undefined, other)).json().items.length;
  await server.call('POST', `/webhooks/${id}/test`, {}, other);
  expect(await logs()).toBe(1);

  await server.visit(signedIn(), { visitor_id: crypto.randomUUID(), user_id: 'test' });
  await expect.poll(async () => (await find('test')).body.counts?.sessions).toBe(1);
  const asked = await server.call('POST', '/privacy/people/delete', { site: server.site.id, term: 'test' });
  const done = async () =>
    (await server.call('GET', `/privacy/deletions?site=${server.site.id}`))
      .json<{ items: { id: string; done_at: string | null }[] }>()
      .items.find((one) => one.id === asked.json().id)?.done_at;
  await expect.poll(done).toEqual(expect.any(String));
  expect(await logs()).toBe(1);
});

test('who only wrote is handed out what they wrote, and deleted', async () => {
  const { call, site } = server;
  const email = 'lin@visitors.example';
  await call('PATCH', `/sites/${site.id}`, { settings: { feedback: { ...DEFAULT_BUBBLE, on: true } } });
  const at = Date.now();
  const sent = await call('POST', '/feedback', {
    ...{ tracking_id: site.tracking_id, id: crypto.randomUUID(), at, sent_at: at, url: 'https://shop.example/' },
    ...{ text: 'No way to pay', email, may_reply: true },
    ...{ viewport_w: 390, viewport_h: 800, scroll_x: 0, scroll_y: 0 },
  });
  expect(sent.statusCode, sent.body).toBe(202);
  const file = await call('GET', `/privacy/people/export?site=${site.id}&term=${email}`);
  const messages = unzipSync(new Uint8Array(file.rawPayload))['messages.jsonl'];
  expect(Buffer.from(messages ?? []).toString()).toContain('No way to pay');

  await call('POST', '/privacy/people/delete', { site: site.id, term: email });
  const proof = async () => (await find(email)).body.deletions[0];
  await expect.poll(proof).toMatchObject({ done_at: expect.any(String), counts: { feedback: 1 } });
});

test.each(['visitor_id', 'session_id'])(
  'a %s that stands for none is nobody’s, so that nobody else’s answers go with them',
  async (name) => {
    const { app, call, site } = server;
    const questions = [{ id: 'why', type: 'short_text', text: 'Why?' }];
    const asked = { site: site.id, name, status: 'live', questions };
    const survey = (await call('POST', '/surveys/surveys', asked)).json<{ id: string }>().id;
    const answers = [{ question: 'why', value: 'because' }];
    expect(
      (await app.inject({ method: 'POST', url: '/api/surveys/responses', payload: { survey, answers } })).statusCode,
    ).toBe(201);

    const batch = {
      ...{ tracking_id: site.tracking_id, visitor_id: crypto.randomUUID(), session_id: crypto.randomUUID() },
      ...{ tab_id: crypto.randomUUID(), seq: 0, attempt: 1, sent_at: Date.now(), user_id: `nobody by ${name}` },
      events: [{ type: 'page_view', at: Date.now(), url: 'https://shop.example/', page_id: crypto.randomUUID() }],
    };
    const sent = await call('POST', '/track/batches', { ...batch, [name]: '00000000-0000-0000-0000-000000000000' });
    expect(sent.statusCode).toBe(400);
    expect((await find(`nobody by ${name}`)).body.counts).toMatchObject({ sessions: 0, survey_responses: 0 });
  },
);

test('who was never here cannot be deleted', async () => {
  const answer = await server.call('POST', '/privacy/people/delete', { site: server.site.id, term: 'nobody' });
  expect(answer.json()).toMatchObject({ code: 'subject_not_found' });
});
