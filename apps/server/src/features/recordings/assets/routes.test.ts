import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssetUse, KeptContents, SeenAsset } from '@desirepath/contract/assets';
import { ASSETS } from '@desirepath/contract/limits';
import type { SiteSettings } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createApp } from '../../../app.ts';
import { filesWith } from '../../../testing/files-with.testing.ts';
import { testSettings } from '../../../testing/settings.testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-assets-'));
let app: App;
let ada: string;
let eve: string;
let site: Site;

const call = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object, bearer = ada) =>
  app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${bearer}` },
    ...(payload && { payload }),
  });

async function signUp(email: string): Promise<string> {
  const payload = { email, password: 'seven tin lanterns' };
  await app.inject({ method: 'POST', url: '/api/auth/register', payload });
  return (await app.inject({ method: 'POST', url: '/api/auth/login', payload })).json<{ access: string }>().access;
}

beforeAll(async () => {
  app = await createApp(await testSettings(['--data-dir', folder, '--registration', 'open', '--robots', 'keep']));
  ada = await signUp('ada@example.com');
  eve = await signUp('eve@example.com');
  site = (await call('POST', '/sites', { domain: 'shop.example' })).json<Site>();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const track = async (url: string, body: object) => {
  const headers = { 'content-type': 'text/plain' };
  const answer = await app.inject({ method: 'POST', url: `/api/track/${url}`, headers, payload: JSON.stringify(body) });
  return { status: answer.statusCode, body: answer.json() };
};
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64url');
const picture = (size = 20_000) => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(size)]);
const contentOf = (bytes: Buffer) => ({ hash: hashOf(bytes), content: bytes.toString('base64') });

const offer = (page_id: string, seen: SeenAsset[]) => track('assets', { tracking_id: site.tracking_id, page_id, seen });
const upload = (...contents: object[]) => track('assets/contents', { tracking_id: site.tracking_id, contents });

/** A recorded page view, in a session of its own; without an address there is no heatmap of it. */
async function record(page_id: string, href = 'https://shop.example/', childNodes: object[] = []): Promise<string> {
  const session_id = crypto.randomUUID();
  const at = Date.now() - 5_000;
  const url = 'https://shop.example/';
  const node = { type: 0, id: 1, childNodes };
  await track('batches', {
    ...{ tracking_id: site.tracking_id, visitor_id: session_id, session_id, tab_id: crypto.randomUUID() },
    ...{ seq: 0, attempt: 1, sent_at: Date.now() },
    events: [{ type: 'page_view', at, url, page_id }],
    replay: {
      page_id,
      events: [
        { type: 4, timestamp: at, data: { href, width: 800, height: 600 } },
        { type: 2, timestamp: at + 1, data: { node, initialOffset: { top: 0, left: 0 } } },
        { type: 3, timestamp: at + 2_000, data: { source: 3, id: 1, x: 0, y: 5 } },
      ],
    },
  });
  return session_id;
}
const usesOf = async (recording: string): Promise<AssetUse[]> =>
  (await call('GET', `/assets?site=${site.id}&recording=${recording}`)).json<{ items: AssetUse[] }>().items;

const done = async (job: string) => {
  await expect.poll(async () => (await call('GET', `/jobs/${job}`)).json<{ status: string }>().status).toBe('done');
};

test('what a page shows is wanted once, and shown to the owner of the site alone', async () => {
  const [page_id, logo] = [crypto.randomUUID(), picture()];
  const hash = hashOf(logo);
  const address = 'https://shop.example/logo.png';
  const seen = [
    { address, hash, width: 30, height: 20 },
    { address: 'https://cdn.example/b.png', width: 5, height: 6 },
  ];
  expect(await offer(page_id, seen)).toEqual({ status: 202, body: { wanted: [hash] } });
  expect(await upload(contentOf(logo))).toEqual({ status: 202, body: { accepted: 1, rejected: [] } });
  expect(await offer(crypto.randomUUID(), seen)).toEqual({ status: 202, body: { wanted: [] } });

  const recording = await record(page_id);
  const [kept, other] = await usesOf(recording);
  expect(kept).toMatchObject({ address, hash, type: 'image/png', width: 30, height: 20 });
  expect(other).toMatchObject({ address: 'https://cdn.example/b.png', hash: null, type: null, width: 5, height: 6 });
  expect(
    (await call('GET', `/assets?site=${site.id}&page=${page_id}`)).json<{ items: unknown[] }>().items,
  ).toHaveLength(2);

  const shown = await call('GET', `/assets/${hash}?site=${site.id}`);
  expect(shown.rawPayload.equals(logo)).toBe(true);
  expect(shown.headers).toMatchObject({
    'content-type': 'image/png',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  expect((await call('GET', `/assets/${hash}?site=${site.id}`, undefined, eve)).statusCode).toBe(404);
  expect((await call('GET', `/assets?site=${site.id}&recording=${recording}`, undefined, eve)).statusCode).toBe(404);
  expect((await app.inject({ url: `/api/assets/${hash}?site=${site.id}` })).statusCode).toBe(401);
});

test('an address that changes keeps its old look in old recordings', async () => {
  const [before, after] = [picture(), picture()];
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  const address = 'https://shop.example/hero.png';
  await offer(first, [{ address, hash: hashOf(before) }]);
  await offer(second, [{ address, hash: hashOf(after) }]);
  await upload(contentOf(before), contentOf(after));
  const recordings = [await record(first), await record(second)];
  const uses = await Promise.all(recordings.map(usesOf));
  expect(uses.map((items) => items.map(({ hash }) => hash))).toEqual([[hashOf(before)], [hashOf(after)]]);
});

test('what is not what it says, no picture, or too large is refused alone', async () => {
  const sound = picture();
  const page = Buffer.from('<!doctype html><script>steal()</script>');
  const { body } = await upload(
    { hash: hashOf(sound), content: picture().toString('base64') },
    contentOf(page),
    contentOf(picture(ASSETS.bytes)),
    { hash: 'short', content: '' },
    contentOf(sound),
  );
  expect(body).toMatchObject({ accepted: 1, rejected: [{ index: 0 }, { index: 1 }, { index: 2 }, { index: 3 }] });
  expect((await call('GET', `/assets/${hashOf(page)}?site=${site.id}`)).statusCode).toBe(404);
});

test('nothing is kept of a site that shows structure alone', async () => {
  const set = (settings: Partial<SiteSettings>) => call('PATCH', `/sites/${site.id}`, { settings });
  await set({ masking: 'structure' });
  const hidden = picture();
  expect((await offer(crypto.randomUUID(), [{ address: 'https://a.example/', hash: hashOf(hidden) }])).body).toEqual({
    wanted: [],
  });
  expect((await upload(contentOf(hidden))).body).toEqual({ accepted: 0, rejected: [] });
  await set({ masking: 'inputs' });
  expect((await call('GET', `/assets/${hashOf(hidden)}?site=${site.id}`)).statusCode).toBe(404);
});

test('a deleted recording takes along what it was the last to show, to the last byte', async () => {
  const [own, shared] = [picture(), picture()];
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  const secret = 'https://shop.example/letters/of-one-visitor.png';
  await offer(first, [
    { address: secret, hash: hashOf(own) },
    { address: 'https://shop.example/shared.png', hash: hashOf(shared) },
  ]);
  await offer(second, [{ address: 'https://shop.example/shared.png', hash: hashOf(shared) }]);
  await upload(contentOf(own), contentOf(shared));
  const recording = await record(first, '');
  await record(second);
  const trace = own.subarray(5_000, 5_064);
  await expect.poll(() => filesWith(folder, trace)).not.toEqual([]); // in the journal it is text

  // A session is added up a second behind its events.
  const found = async () => (await call('GET', `/recordings/${recording}?site=${site.id}`)).statusCode;
  await expect.poll(found).toBe(200);
  const { job_id } = (await call('DELETE', `/recordings/${recording}?site=${site.id}`)).json<{ job_id: string }>();
  await done(job_id);
  const ofSite = (hash: string) => call('GET', `/assets/${hash}?site=${site.id}`);
  expect((await ofSite(hashOf(own))).statusCode).toBe(404);
  expect((await ofSite(hashOf(shared))).statusCode).toBe(200);
  expect(filesWith(folder, trace)).toEqual([]);
  expect(filesWith(folder, Buffer.from('of-one-visitor'))).toEqual([]);
  // And it is known that it is gone.
  expect((await offer(second, [{ address: secret, hash: hashOf(own) }])).body).toEqual({ wanted: [hashOf(own)] });
});

test('what a link shows brings along what its style sheets show, and nothing else of the page view', async () => {
  const [background, letter] = [picture(), picture()];
  const sheet = Buffer.from('body { background: url("../bg.png") }');
  const page_id = crypto.randomUUID();
  const at = (path: string) => `https://shop.example/${path}`;
  await offer(page_id, [
    { address: at('css/main.css'), hash: hashOf(sheet) },
    { address: at('bg.png'), hash: hashOf(background) },
    { address: at('letter.png'), hash: hashOf(letter) },
  ]);
  await upload(contentOf(sheet), contentOf(background), contentOf(letter));
  const link = { rel: 'stylesheet', href: at('css/main.css') };
  const id = await record(page_id, at('linked'), [
    { type: 2, id: 2, tagName: 'link', attributes: link, childNodes: [] },
  ]);
  await expect.poll(async () => (await call('GET', `/recordings/${id}?site=${site.id}`)).statusCode).toBe(200);
  const clip = (
    await call('POST', `/recordings/${id}/clips`, { site: site.id, name: 'A clip', from: 0, to: 1_500 })
  ).json<{ id: string }>();
  const today = new Date().toISOString().slice(0, 10);
  const heatmap = { map: 'click', path: '/linked', screen: 'desktop', from: today, to: today, state: '', filter: {} };
  for (const [kind, thing] of Object.entries({ recording: { kind: 'clip', id: clip.id }, heatmap })) {
    const made = await call('POST', '/shares', { site: site.id, thing: { kind, ...thing }, days: 1 });
    const headers = { authorization: `Share ${made.json<{ token: string }>().token}` };
    const { uses, contents } = (await app.inject({ url: `/api/shared/${kind}/assets`, headers })).json<KeptContents>();
    expect(uses.map(({ address }) => address)).toEqual([at('css/main.css'), at('bg.png')]);
    expect(contents.map(({ hash }) => hash)).toEqual([hashOf(sheet), hashOf(background)]);
  }
});

test('who watches decides by themselves whether the hosts of a site are asked', async () => {
  const url = `/sites/${site.id}/hosts`;
  expect((await call('GET', url)).json()).toEqual({ shown: false, hosts: ['shop.example'] });
  expect((await call('PUT', url, { shown: true })).json()).toMatchObject({ shown: true });
  expect((await call('PUT', url, { shown: true })).json()).toMatchObject({ shown: true });
  expect((await call('GET', url)).json()).toMatchObject({ shown: true });
  expect((await call('PUT', url, { shown: false })).json()).toMatchObject({ shown: false });
  expect((await call('PUT', url, { shown: true }, eve)).statusCode).toBe(404);
});

test('a picture in a recorded page is one that is kept, and no question in the name of who watches', async () => {
  const shown = contentOf(picture());
  await upload(shown);
  const payload = { email: 'ada@example.com', password: 'seven tin lanterns' };
  const { cookies } = await app.inject({ method: 'POST', url: '/api/auth/login', payload });
  const cookie = cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'image' };
  const load = async (url: string) => (await app.inject({ url: `/api${url}`, headers })).statusCode;
  expect(await load(`/assets/${shown.hash}?site=${site.id}`)).toBe(200);
  expect(await load(`/feedback.csv?site=${site.id}`)).toBe(401);
  expect(await load(`/privacy/people/export?site=${site.id}&term=eve`)).toBe(401);
  expect(await load(`/sites/${site.id}`)).toBe(401);
});

test('the frame of recordings lets nothing load from elsewhere, but for whom has allowed it', async () => {
  const frame = async (bearer: string) => {
    const headers = { authorization: `Bearer ${bearer}` };
    const { statusCode, headers: given } = await app.inject({ url: `/replay-frame?site=${site.id}`, headers });
    expect(statusCode).toBe(200);
    return String(given['content-security-policy']);
  };
  for (const bearer of ['nobody', eve, ada]) expect(await frame(bearer)).not.toContain('shop.example');
  await call('PUT', `/sites/${site.id}/hosts`, { shown: true });
  for (const bearer of ['nobody', eve]) expect(await frame(bearer)).not.toContain('shop.example');
  const allowed = await frame(ada);
  for (const kind of ['img-src', 'font-src']) expect(allowed).toMatch(new RegExp(`${kind} [^;]* shop.example:\\* `));
  for (const kind of ['default', 'script']) expect(allowed).toContain(`${kind}-src 'none';`);
  expect(allowed).toContain('sandbox allow-same-origin');
});

test('a removed site takes all of its assets along', async () => {
  const kept = picture();
  await offer(crypto.randomUUID(), [{ address: 'https://shop.example/last.png', hash: hashOf(kept) }]);
  await upload(contentOf(kept));
  const trace = kept.subarray(5_000, 5_064);
  await expect.poll(() => filesWith(folder, trace)).not.toEqual([]); // in the journal it is text
  await call('DELETE', `/sites/${site.id}`);
  await expect.poll(() => filesWith(folder, trace)).toEqual([]);
});
