import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Jobs } from '../../jobs/jobs.ts';
import { openRecords, type Records } from '../../storage/records/open.ts';
import { placeFor } from '../../storage/records/places.testing.ts';
import { htmlPart } from './html-part.ts';
import type { Mail } from './mail.ts';
import { eraseMailFiles, eraseOldMailFiles } from './mail-files.ts';
import { createMailer, type DeliverMail } from './mailer.ts';
import { defineMail } from './outbox.ts';
import { MailServer } from './smtp.testing.ts';
import { textPart } from './text-part.ts';

const from = 'Desirepath <desirepath@stats.example>';
const log = { info: () => {} };
const letter: Mail = {
  to: 'ada@example.com',
  subject: 'Grüße',
  blocks: [{ kind: 'paragraph', text: 'An answer, as <b>text</b>.' }],
};

let server: MailServer;
let folder: string;
let records: Records;
let deliver: DeliverMail;
beforeAll(async () => {
  server = await MailServer.start();
  folder = await mkdtemp(join(tmpdir(), 'desirepath-mails-'));
  records = await openRecords(await placeFor(folder));
  deliver = createMailer({ url: server.url, from, folder, log });
});
afterAll(async () => {
  await server.stop();
  await records.destroy();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  server.forget();
  await records.deleteFrom('jobs').execute();
});

/** Sends by a queue whose clock is moved on whenever nothing is due. */
async function sendByQueue(mail: Mail) {
  let now = 0;
  const jobs = new Jobs({ records, clock: () => now, createUuid: randomUUID, log: { error: () => {} } });
  const send = defineMail(jobs, deliver);
  await jobs.start();
  await send(mail);
  const row = () =>
    records.selectFrom('jobs').select(['status', 'error', 'attempts', 'run_at']).executeTakeFirstOrThrow();
  await jobs.settled();
  while ((await row()).status === 'queued') {
    now = (await row()).run_at;
    jobs.look();
    await jobs.settled();
  }
  await jobs.close();
  return row();
}

test('a mail arrives as text and as HTML, from whom it is said to be', async () => {
  await sendByQueue(letter);
  const [mail] = server.taken;
  expect(mail).toMatchObject({ from: 'desirepath@stats.example', to: ['ada@example.com'] });
  expect(mail?.source).toMatch(/^Subject: =\?UTF-8\?/m);
  expect(mail?.source).toMatch(/multipart\/alternative/);
  expect(mail?.source).toMatch(/An answer, as <b>text<\/b>\./);
  expect(mail?.source).toMatch(/An answer, as &lt;b&gt;text&lt;\/b&gt;\./);
});

test('a server that is busy is asked again, one that refuses is not', async () => {
  server.refuseNext(451, 451);
  expect(await sendByQueue(letter)).toMatchObject({ status: 'done', attempts: 3 });
  expect(server.taken).toHaveLength(1);

  server.refuseNext(550);
  await records.deleteFrom('jobs').execute();
  const refused = { status: 'failed', attempts: 1, error: expect.stringContaining('550') };
  expect(await sendByQueue(letter)).toMatchObject(refused);
});

test('an address is one reader, and a subject one line', async () => {
  await sendByQueue({ ...letter, to: 'ada@example.com, eve@example.com', subject: 'a\r\nBcc: eve@example.com' });
  expect(server.taken.flatMap(({ to }) => to)).not.toContain('eve@example.com');
  expect(server.taken.map(({ source }) => source).join()).not.toMatch(/^Bcc:/im);
});

test('whoever gets a mail of a kind that comes again can end it with one click', async () => {
  await sendByQueue({ ...letter, unsubscribe: 'https://stats.example/unsubscribe?token=x' });
  expect(server.taken[0]?.source).toMatch(/^List-Unsubscribe: <https:\/\/stats\.example\/unsubscribe\?token=x>/m);
  expect(server.taken[0]?.source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
});

test('without a mail server mails are files that only the server’s own account reads', async () => {
  const toFolder = createMailer({ url: undefined, from, folder, log });
  await toFolder(letter, 'the-id');
  expect(await readdir(join(folder, 'mails'))).toEqual(['the-id.eml']);
  const file = join(folder, 'mails', 'the-id.eml');
  expect(await readFile(file, 'utf8')).toMatch(/^To: ada@example\.com/m);
  expect((await stat(file)).mode & 0o077).toBe(0);
});

test('a mail that is a file has an age, and one about a message knows which', async () => {
  const toFolder = createMailer({ url: undefined, from, folder, log });
  const about = randomUUID();
  const names = async () => (await readdir(join(folder, 'mails'))).toSorted();
  const before = await names();
  await toFolder(letter, 'a-young-one');
  await toFolder({ ...letter, about }, 'an-answer');
  await toFolder(letter, 'an-old-one');
  await utimes(join(folder, 'mails', 'an-old-one.eml'), 1_000, 1_000);
  await eraseOldMailFiles(folder, 1_000_001);
  expect(await names()).toEqual([...before, 'a-young-one.eml', 'an-answer.eml'].toSorted());
  expect(await readFile(join(folder, 'mails', 'an-answer.eml'), 'utf8')).toContain(
    `References: <${about}@stats.example>`,
  );
  expect(await eraseMailFiles(folder, { addresses: [], ids: [about] })).toBe(1);
  expect(await names()).toEqual([...before, 'a-young-one.eml'].toSorted());
});

test('nothing that somebody wrote becomes HTML, and nothing is loaded', () => {
  const evil = '"><img src=x onerror=alert(1)>';
  const html = htmlPart({
    to: evil,
    subject: evil,
    unsubscribe: 'https://stats.example/?"><script>',
    blocks: [
      { kind: 'paragraph', text: evil },
      { kind: 'heading', text: evil },
      { kind: 'quote', text: evil },
      { kind: 'aside', text: evil },
      { kind: 'link', label: evil, url: 'https://stats.example/"onclick="x' },
      { kind: 'figures', rows: [{ label: evil, value: evil, note: evil }] },
      { kind: 'bars', rows: [{ label: evil, value: evil, share: 0.5 }] },
    ],
  });
  expect(html).not.toMatch(/<(img|script)|"onclick|\bsrc=(?!x onerror)|url\(/);
});

test('figures stand in columns where there is no HTML', () => {
  const rows = [
    { label: 'Visitors', value: '1,204', share: 1 },
    { label: 'Sessions', value: '9', share: 0.5 },
  ];
  expect(textPart({ ...letter, blocks: [{ kind: 'bars', rows }] })).toBe(
    `Visitors  1,204  ${'#'.repeat(20)}\nSessions      9  ${'#'.repeat(10)}\n`,
  );
});
