import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS } from '@desirepath/contract/durations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MailedAbout } from '../../net/mailer/mail-files.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { repairSessions } from '../../storage/behaviour/repair.ts';
import { toLine } from '../../storage/behaviour/rows.ts';
import { openRecords, type Records } from '../../storage/records/open.ts';
import { placeFor } from '../../storage/records/places.testing.ts';
import { insertSite } from '../../storage/records/site-rows.ts';
import { openTestBehaviour } from '../../testing/behaviour.testing.ts';
import { filesWith } from '../../testing/files-with.testing.ts';
import { insertFeedback, type NewFeedback } from '../feedback/queries.ts';
import { storedOf } from './queries.ts';
import { applyRetention, type Limits } from './retention.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const UNLIMITED: Limits = {
  keep_replays_days: null,
  keep_replays_gb: null,
  keep_events_days: null,
  keep_answers_days: null,
  keep_feedback_days: null,
};

let folder: string;
let behaviour: Behaviour;
let records: Records;
let site = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desirepath-retention-'));
  behaviour = await openTestBehaviour(join(folder, 'behaviour'));
  records = await openRecords(await placeFor(folder));
  const at = '2026-01-01T00:00:00.000Z';
  await records
    .insertInto('accounts')
    .values({ id: 'ada', email: 'a@b.example', email_verified: 0, name: '', owner: 1, created_at: at, updated_at: at })
    .execute();
});
afterAll(async () => {
  await behaviour.close();
  await records.destroy();
  rmSync(folder, { recursive: true });
});

const addSite = async (domain: string) => {
  const given = { owner: 'ada', name: domain, domain, tracking_id: crypto.randomUUID(), settings: {} };
  site = (await insertSite(records, given, NOW)).id;
};

/** A session so many days ago, of one event and one chunk; its bytes on disk are hardly fewer than its bytes. */
async function visit(daysAgo: number, bytes = 2_000): Promise<string> {
  const at = NOW - daysAgo * DAY_MS;
  const session_id = crypto.randomUUID();
  const [tab_id, visitor_id, page_id] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const common = { site_id: site, session_id, visitor_id, tab_id, page_id, received_at: at };
  const payload = JSON.stringify([{ type: 4, data: randomBytes(bytes).toString('base64') }]);
  const chunk = toLine('replay_chunks', { ...common, seq: 1, first_at: at, last_at: at + 5, events: 1, payload });
  await behaviour.insert('replay_chunks', Buffer.from(chunk));
  const event = toLine('events', { ...common, seq: 0, at, type: 'page_view', path: `/${session_id}` });
  await behaviour.insert('events', Buffer.from(event));
  return session_id;
}

const mark = (session_id: string, marks: { favourite?: number; kept?: number }) =>
  records
    .insertInto('recording_marks')
    .values({ site_id: site, session_id, favourite: 0, kept: 0, ...marks })
    .execute();

const mailed: string[] = [];
const eraseMails = async ({ ids }: MailedAbout) => mailed.push(...ids);

const apply = async (limits: Partial<Limits>) => {
  const running = { id: 'job', attempt: 1, progress: async () => {}, signal: new AbortController().signal };
  const given = { id: site, settings: { ...UNLIMITED, ...limits } };
  await applyRetention({ behaviour, records, eraseMails }, given, NOW, running);
};

const idsIn = async (question: string) =>
  (await behaviour.rows<{ id: string }>(question, { site })).map(({ id }) => id).toSorted();
const replays = () => idsIn('SELECT DISTINCT session_id AS id FROM replay_chunks WHERE site_id = {site:UInt32}');
const sessions = () => idsIn('SELECT DISTINCT session_id AS id FROM sessions WHERE site_id = {site:UInt32}');
const withReplay = () =>
  idsIn(`SELECT session_id AS id FROM sessions AS s WHERE site_id = {site:UInt32}
         GROUP BY session_id HAVING sum(s.replay_events) > 0`);

/** As columns hold it: two halves, each with its last byte first. */
const bytesOf = (id: string) => {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([bytes.subarray(0, 8).reverse(), bytes.subarray(8).reverse()]);
};

/** From the middle of the only part of a month's replays, which is of their text, compressed. */
async function storedText(month: number): Promise<Buffer> {
  const [part] = await behaviour.rows<{ path: string }>(
    `SELECT path FROM system.parts WHERE table = 'replay_chunks' AND active AND partition = '${month}'`,
  );
  const text = readFileSync(join(part?.path ?? '', 'data.bin'));
  return text.subarray(text.length / 2, text.length / 2 + 64);
}

test('what is too old is deleted to the last byte; what is newer, marked or of another site stays', async () => {
  await addSite('other.example');
  const others = await visit(300);
  await addSite('age.example');
  const old = await visit(200);
  const text = await storedText(202605);
  const favourite = await visit(201);
  const kept = await visit(202);
  const fresh = await visit(1);
  await mark(favourite, { favourite: 1 });
  await mark(kept, { kept: 1 });
  await repairSessions(behaviour, 400 * DAY_MS);
  const traces = [bytesOf(old), Buffer.from(old), text];
  for (const trace of [bytesOf(old), text]) expect(filesWith(folder, trace)).not.toEqual([]);

  await apply({ keep_events_days: 30 });
  const stay = [favourite, kept, fresh].toSorted();
  expect(await replays()).toEqual(stay);
  expect(await sessions()).toEqual(stay);
  expect(filesWith(folder, ...traces)).toEqual([]);
  expect(filesWith(folder, bytesOf(others), bytesOf(favourite))).not.toEqual([]);
});

test('recordings may go sooner than what was counted of them', async () => {
  await addSite('replays.example');
  const [old, fresh] = [await visit(20), await visit(3)];
  await repairSessions(behaviour, 400 * DAY_MS);
  await apply({ keep_replays_days: 10 });
  expect(await replays()).toEqual([fresh]);
  expect(await withReplay()).toEqual([fresh]);
  expect(await sessions()).toEqual([old, fresh].toSorted());
});

test('a recording stays while there is a clip of it, or a link to it that works', async () => {
  await addSite('kept-recordings.example');
  const [clipped, shared, expired, revoked] = [await visit(200), await visit(201), await visit(202), await visit(203)];
  await repairSessions(behaviour, 400 * DAY_MS);
  const of = { site_id: site, created_at: NOW };
  await records
    .insertInto('recording_clips')
    .values({ ...of, id: 'c', session_id: clipped, name: 'A clip', from_ms: 0, to_ms: 1_000, author: 'ada' })
    .execute();
  const link = (subject: string, expires_at: number, revoked_at: number | null) => ({
    ...of,
    ...{ id: subject, hash: subject, subject, expires_at, revoked_at },
    ...{ kind: 'recording', thing: '{}', name: '', note: '', created_by: 'ada', last_seen_at: null },
  });
  await records
    .insertInto('shares')
    .values([link(shared, NOW + 1, null), link(expired, NOW, null), link(revoked, NOW + 1, NOW - 1)])
    .execute();
  await apply({ keep_replays_days: 30, keep_events_days: 90 });
  expect(await replays()).toEqual([clipped, shared].toSorted());
  expect(await sessions()).toEqual([clipped, shared].toSorted());
});

test('what was said of a recording goes with it', async () => {
  await addSite('notes.example');
  const [old, fresh] = [await visit(20), await visit(3)];
  await repairSessions(behaviour, 400 * DAY_MS);
  const note = (session_id: string) => ({
    id: session_id,
    site_id: site,
    session_id,
    at: 0,
    text: 'Ouch',
    author: 'ada',
  });
  await records
    .insertInto('recording_notes')
    .values([old, fresh].map((id) => ({ ...note(id), created_at: NOW, edited_at: null })))
    .execute();
  await records
    .insertInto('recording_mentions')
    .values([old, fresh].map((note_id) => ({ note_id, account_id: 'ada' })))
    .execute();
  await apply({ keep_replays_days: 10 });
  const notes = await records.selectFrom('recording_notes').select('id').where('site_id', '=', site).execute();
  expect(notes).toEqual([{ id: fresh }]);
  const mentions = await records.selectFrom('recording_mentions').select('note_id').execute();
  expect(mentions).toEqual([{ note_id: fresh }]);
});

test('answers and messages go at an age of their own', async () => {
  await addSite('words.example');
  const answer = async (daysAgo: number) => {
    const at = NOW - daysAgo * DAY_MS;
    const response_id = crypto.randomUUID();
    const ids = { survey_id: crypto.randomUUID(), session_id: crypto.randomUUID(), visitor_id: crypto.randomUUID() };
    const row = toLine('survey_responses', { site_id: site, response_id, ...ids, created_at: at, received_at: at });
    await behaviour.insert('survey_responses', Buffer.from(row));
    return response_id;
  };
  const say = async (daysAgo: number) => {
    const id = crypto.randomUUID();
    const message: NewFeedback = {
      ...{ site_id: site, id, at: NOW - daysAgo * DAY_MS, mood: 1, text: `said ${id}`, email: null, element: null },
      ...{ session_id: null, visitor_id: null, host: '', path: '/', title: '', language: '', device: 'desktop' },
      ...{ browser: '', os: '', viewport_w: 1, viewport_h: 1, scroll_x: 0, scroll_y: 0 },
    };
    await insertFeedback(records, message);
    return id;
  };
  const [oldAnswer, newAnswer, oldMessage, newMessage] = [
    await answer(40),
    await answer(20),
    await say(40),
    await say(20),
  ];
  const answers = () => idsIn('SELECT response_id AS id FROM survey_responses WHERE site_id = {site:UInt32}');
  const messages = async () =>
    (await records.selectFrom('feedback').select('id').where('site_id', '=', site).execute()).map(({ id }) => id);

  await apply({ keep_replays_days: 1 });
  expect(await answers()).toEqual([oldAnswer, newAnswer].toSorted());
  expect((await messages()).toSorted()).toEqual([oldMessage, newMessage].toSorted());
  await apply({ keep_answers_days: 30 });
  expect(await answers()).toEqual([newAnswer]);
  expect(filesWith(folder, bytesOf(oldAnswer))).toEqual([]);
  expect(await messages()).toHaveLength(2);
  await apply({ keep_feedback_days: 30 });
  expect(await messages()).toEqual([newMessage]);
  expect(filesWith(folder, Buffer.from(`said ${oldMessage}`))).toEqual([]);
  expect(mailed).toEqual([oldMessage]);
  // All that was measured goes with its age, and a message is none of that.
  await apply({ keep_answers_days: 30, keep_events_days: 10 });
  expect(await answers()).toEqual([]);
  expect(await messages()).toEqual([newMessage]);
});

test('beyond a size the oldest recordings go, and what is kept has its room first', async () => {
  await addSite('size.example');
  const kept = await visit(9, 20_000);
  const oldest = await visit(8, 20_000);
  const newer = await visit(7, 20_000);
  const newest = await visit(6, 20_000);
  await mark(kept, { kept: 1 });
  await repairSessions(behaviour, 400 * DAY_MS);
  const { replay_bytes, ...counts } = await storedOf(behaviour, site);
  expect(counts).toMatchObject({ recordings: 4, events: 4, oldest_recording: '2026-11-11' });
  expect(replay_bytes).toBeGreaterThan(70_000);
  await apply({ keep_replays_gb: (replay_bytes * 0.8) / 1e9 });
  expect(await replays()).toEqual([kept, newer, newest].toSorted());
  expect(await withReplay()).not.toContain(oldest);
  await apply({ keep_replays_gb: 0.00001 });
  expect(await replays()).toEqual([kept]);
});

test('a size counts the pictures that recordings show, once, with the newest of them', async () => {
  await addSite('pictures.example');
  const [oldest, newer, newest] = [await visit(8), await visit(7), await visit(6)];
  await repairSessions(behaviour, 400 * DAY_MS);
  const pages = await behaviour.rows<{ session_id: string; page_id: string }>(
    'SELECT session_id, page_id FROM replay_chunks WHERE site_id = {site:UInt32}',
    { site },
  );
  const show = async (session_id: string, hash: string) => {
    const page_id = pages.find((page) => page.session_id === session_id)?.page_id ?? '';
    const use = { site_id: site, page_id, received_at: NOW, addresses: ['/a.png'], hashes: [hash] };
    await behaviour.insert('asset_uses', Buffer.from(toLine('asset_uses', { ...use, widths: [1], heights: [1] })));
  };
  const keep = async (hash: string) => {
    const content64 = randomBytes(100_000).toString('base64');
    const asset = { site_id: site, hash, type: 'image/png', bytes: 100_000, received_at: NOW, content64 };
    await behaviour.insert('assets', Buffer.from(toLine('assets', asset)));
  };
  for (const hash of ['shared', 'old']) await keep(hash);
  for (const session of [oldest, newer, newest]) await show(session, 'shared');
  await show(oldest, 'old');

  expect((await storedOf(behaviour, site)).asset_bytes).toBeGreaterThan(190_000);
  await apply({ keep_replays_gb: 0.00015 });
  expect(await replays()).toEqual([newer, newest].toSorted());
});
