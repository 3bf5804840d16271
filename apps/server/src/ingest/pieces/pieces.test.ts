import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PIECES } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import type { Replay } from '@desirepath/contract/tracking';
import { cutChunk, textOf, withNames } from '@desirepath/replay-format/cut-chunk';
import { DOCUMENT, ELEMENT, END, FORMAT, IS_MASKED, SNAPSHOT, TEXT } from '@desirepath/replay-format/ops';
import { createScanner } from '@desirepath/replay-format/scan';
import { createReplayWriter } from '@desirepath/replay-format/write';
import { writeMeta } from '@desirepath/replay-format/write-ops';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createApp } from '../../app.ts';
import { testSettings } from '../../testing/settings.testing.ts';
import { piecesOf } from './cut.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-pieces-'));
let now = Date.now();
let app: App;
let ada: string;
let site: Site;
let otherSite: Site;
beforeAll(async () => {
  app = await createApp(await testSettings(['--data-dir', folder, '--robots', 'keep']), () => now);
  await app.inject({ method: 'POST', url: '/api/auth/register', payload: ADA });
  await signIn();
  site = (await call('POST', '/sites', { domain: 'shop.example' })).json<Site>();
  otherSite = (await call('POST', '/sites', { domain: 'other.example' })).json<Site>();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const ADA = { email: 'ada@example.com', password: 'seven tin lanterns' };
async function signIn() {
  const answer = await app.inject({ method: 'POST', url: '/api/auth/login', payload: ADA });
  ada = answer.json<{ access: string }>().access;
}
const call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
  app.inject({ method, url: `/api${url}`, headers: { authorization: `Bearer ${ada}` }, ...(payload && { payload }) });

type Written = Extract<Replay, { ops: string }>;

/** A snapshot of a page with these paragraphs, as the recorder writes it. */
function snapshotOf(path: string, paragraphs: string[], flags = 0): Written {
  const to = createReplayWriter();
  writeMeta(to, now, `https://shop.example${path}`, 1000, 700);
  to.op(SNAPSHOT, now);
  for (const number of [0, 0]) to.number(number);
  to.id(1);
  for (const number of [DOCUMENT, 0]) to.number(number);
  for (const paragraph of paragraphs) {
    to.number(ELEMENT);
    to.text('p');
    to.number(flags);
    to.text(undefined);
    to.number(TEXT);
    to.text(paragraph);
    to.number(END);
  }
  to.number(END);
  return { page_id: crypto.randomUUID(), format: FORMAT, ...JSON.parse(`{${to.take(now)}}`) };
}
/** The same with all pieces named, whether anybody knows them or not. */
function named(chunk: Written): Written {
  const work = cutChunk(createScanner(chunk));
  let step = work.next();
  while (!step.done) step = work.next();
  const { copier, cuts } = step.value;
  const names = new Map(piecesOf(chunk).map(({ name, content }) => [content, name]));
  const pieces = cuts.map((cut) => ({ ...cut, name: names.get(textOf(copier, cut)) ?? '' }));
  return { page_id: chunk.page_id, format: FORMAT, ...JSON.parse(`{${withNames(copier, chunk.at, pieces)}}`) };
}
const namesOf = (chunk: Written) => piecesOf(chunk).map(({ name }) => name);

async function send(chunk: Written, tracking_id = site.tracking_id): Promise<{ status: number; session: string }> {
  const session = crypto.randomUUID();
  const batch = {
    tracking_id,
    ...{ visitor_id: crypto.randomUUID(), session_id: session, tab_id: crypto.randomUUID() },
    ...{ seq: 0, attempt: 1, sent_at: now, events: [], replay: chunk },
  };
  const { statusCode } = await app.inject({ method: 'POST', url: '/api/track/batches', payload: batch });
  return { status: statusCode, session };
}
async function known(names: string[], tracking_id = site.tracking_id): Promise<string[]> {
  const payload = { tracking_id, names };
  return (await app.inject({ method: 'POST', url: '/api/track/pieces', payload })).json<{ known: string[] }>().known;
}
/** What is shown of a recording, as JSON. */
async function shown(session: string): Promise<string> {
  await signIn(); // days may have gone by
  return (await call('GET', `/recordings/${session}/chunks?site=${site.id}`)).body;
}

const paragraphs = (what: string) =>
  Array.from({ length: 40 }, (_, i) => `${what} ${i} of a page that many see, at length`);

test('what one visitor brought another need not send, on the same site and on no other', async () => {
  const chunk = snapshotOf('/one', paragraphs('Thing'));
  const names = namesOf(chunk);
  expect(names.length).toBeGreaterThan(1);
  expect(await known(names)).toEqual([]);
  await send(chunk);
  expect(await known(names)).toEqual(names);
  expect(await known(names, otherSite.tracking_id)).toEqual([]);

  const second = await send(named(chunk));
  expect(second.status).toBe(202);
  const whole = await shown(second.session);
  for (const text of paragraphs('Thing')) expect(whole).toContain(text);

  const elsewhere = named(snapshotOf('/one', paragraphs('Thing')));
  expect((await send(elsewhere, otherSite.tracking_id)).status).toBe(202);
});

test('what nobody brought is a gap in the recording, which is kept all the same', async () => {
  const { status, session } = await send(named(snapshotOf('/two', [...paragraphs('Unknown'), 'short, so it is sent'])));
  expect(status).toBe(202);
  const whole = await shown(session);
  expect(whole).toContain('missing');
  expect(whole).not.toContain('Unknown 7 of');
});

test('pieces are taken of a page once in a while, and never of what is hidden or of a site that hides all text', async () => {
  const changed = snapshotOf('/one', paragraphs('Changed'));
  await send(changed);
  expect(await known(namesOf(changed))).toEqual([]);
  now += PIECES.takenEvery;
  await send(changed);
  expect(await known(namesOf(changed))).toEqual(namesOf(changed));

  const hidden = snapshotOf('/three', paragraphs('Hidden'), IS_MASKED);
  expect(namesOf(hidden)).toEqual([]);

  await call('PATCH', `/sites/${site.id}`, { settings: { masking: 'text' } });
  const stars = snapshotOf('/four', paragraphs('Stars'));
  await send(stars);
  await call('PATCH', `/sites/${site.id}`, { settings: { masking: 'inputs' } });
  expect(await known(namesOf(stars))).toEqual([]);
  expect(await known(namesOf(changed))).toEqual(namesOf(changed));
});

test('what was told of long ago is not told again, but is read for a while, and then brought anew', async () => {
  const chunk = snapshotOf('/old', paragraphs('Old'));
  await send(chunk);
  now += PIECES.toldFor + 1;
  await app.carryOut('retention', { site: site.id });
  expect(await known(namesOf(chunk))).toEqual([]);
  const late = await send(named(chunk));
  expect(await shown(late.session)).toContain('Old 7 of');
  await send(chunk);
  expect(await known(namesOf(chunk))).toEqual([]); // that page brought nothing new just now
  now += PIECES.takenEvery;
  await send(chunk);
  expect(await known(namesOf(chunk))).toEqual(namesOf(chunk));
  now += PIECES.keptFor + 1;
  await app.carryOut('retention', { site: site.id });
  expect(await shown((await send(named(chunk))).session)).toContain('missing');
});

test('with a recording goes what came with it first', async () => {
  const chunk = snapshotOf('/private', paragraphs('Eve Example'));
  const { session } = await send(chunk);
  expect(await known(namesOf(chunk))).toEqual(namesOf(chunk));
  await signIn();
  await call('DELETE', `/recordings/${session}?site=${site.id}`);
  await app.carryOut('recording-removal', { site: site.id, session });
  expect(await known(namesOf(chunk))).toEqual([]);
  expect(await shown((await send(named(chunk))).session)).not.toContain('Eve Example 7');
});
