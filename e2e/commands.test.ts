import { execFile } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSite, OWNER, signIn } from './support/account.ts';
import { freshFolder, isKeptInFolder, MAIN, type RunningServer, startServer } from './support/server.ts';

/** `desirepath`, as a person or a script calls it, while a server runs and while none does. */

const { folder: place, remove } = freshFolder();
const [folder, restored] = [join(place, 'data'), join(place, 'restored')];
const archive = join(place, 'one.tar');
let server: RunningServer;

interface Outcome {
  code: number;
  out: string;
  err: string;
}

function desirepath(args: string[], environment: Record<string, string> = {}, data = folder): Promise<Outcome> {
  const env = { PATH: process.env.PATH, UV_THREADPOOL_SIZE: '16', DATA_DIR: data, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

const login = (credentials: { email: string; password: string }) =>
  fetch(`${server.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });

/** What the audit log has of an account, and where from, besides its sign-ins. */
function noted(email: string) {
  const records = new DatabaseSync(join(folder, 'records.sqlite'), { readOnly: true });
  const rows = records
    .prepare(`SELECT action, address FROM audit_log WHERE email = ? AND action <> 'accounts.login' ORDER BY at`)
    .all(email);
  records.close();
  return rows.map(({ action, address }) => [action, address]);
}

describe.skipIf(!isKeptInFolder)('desirepath', () => {
  beforeAll(async () => {
    server = await startServer(folder);
    const client = await signIn(server.url);
    const site = await addSite(client, 'shop.example');
    const at = Date.now();
    await client.post('/api/track/batches', {
      tracking_id: site.tracking_id,
      visitor_id: crypto.randomUUID(),
      session_id: crypto.randomUUID(),
      tab_id: crypto.randomUUID(),
      seq: 0,
      attempt: 1,
      sent_at: at,
      events: [1, 2, 3].map((index) => ({
        type: 'page_view',
        at: at - index,
        url: `https://shop.example/${index}`,
        page_id: crypto.randomUUID(),
      })),
    });
  });
  afterAll(async () => {
    await server.stop();
    remove();
  });

  test('accounts are made and helped while the server runs', async () => {
    const made = await desirepath(['create-user', '--email', 'bea@example.com'], { PASSWORD: 'nine copper bells' });
    expect(made).toMatchObject({ code: 0 });
    expect((await login({ email: 'bea@example.com', password: 'nine copper bells' })).status).toBe(200);

    const again = await desirepath(['create-user', '--email', 'bea@example.com']);
    expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/^email_taken: /) });

    const reset = await desirepath(['reset-password'], { EMAIL: 'bea@example.com' });
    const password = /signs in with (\S+)\./.exec(reset.out)?.[1] ?? '';
    expect((await login({ email: 'bea@example.com', password: 'nine copper bells' })).status).toBe(401);
    expect((await login({ email: 'bea@example.com', password })).status).toBe(200);
    expect(await desirepath(['reset-password', '--email', 'nobody@example.com'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^account_unknown: /),
    });
    expect(noted('bea@example.com')).toEqual([
      ['accounts.register', 'desirepath create-user'],
      ['accounts.reset', 'desirepath reset-password'],
    ]);
  });

  test('a backup of a running server is restored with equal fingerprints, and answers the same', async () => {
    const backup = await desirepath(['backup', archive]);
    expect(backup).toMatchObject({ code: 0, err: '' });
    const file = join(place, 'events.jsonl');
    expect(await desirepath(['export', file, '--site', 'shop.example', '--format', 'jsonl'])).toMatchObject({
      code: 0,
    });
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(3);
    const before = await (await signIn(server.url)).get('/stats');
    await server.stop();

    const restore = await desirepath(['restore', archive], {}, restored);
    expect(restore).toMatchObject({ code: 0, err: '' });
    const tables = (said: string) => said.split('\n').filter((line) => line.includes(' rows '));
    expect(tables(restore.out)).toEqual(tables(backup.out));
    expect(tables(backup.out).join()).toMatch(/behaviour\.events\s+3 rows/);
    expect(await desirepath(['restore', archive], {}, restored)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^folder_not_empty: /),
    });

    server = await startServer(restored);
    expect(await (await signIn(server.url)).get('/stats')).toEqual(before);
    expect((await login(OWNER)).status).toBe(200);
  });

  test('commands do their work themselves where no server runs', async () => {
    const file = join(place, 'events.csv');
    expect(await desirepath(['export', file, '--site', '1'])).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toMatch(/^\ufeffat,/);
    expect(await desirepath(['export', join(place, 'none.csv'), '--site', 'nobody.example'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^site_unknown: /),
    });
  });

  test('the doctor finds what is wrong', async () => {
    const well = await desirepath(['doctor', '--port', '0'], {});
    expect(well).toMatchObject({ code: 0, out: expect.stringContaining('✓ The records are sound') });
    const { port } = new URL(server.url);
    const wrong = ['--replay-s3-url', 'https://s3.example.com/bucket', '--backup-dir', join(archive, 'backups')];
    const unwell = await desirepath(['doctor', '--port', port, ...wrong]);
    expect(unwell).toMatchObject({ code: 1, err: expect.stringMatching(/^unwell: 3 of/) });
    expect(unwell.out).toMatch(/✗ Port \d+ is taken/);
    expect(unwell.out).toContain('✗ REPLAY_S3_URL');
    expect(unwell.out).toContain(`✗ No backups can be written: ${archive} is not a folder`);
  });

  test('a folder that a newer version used is left alone', async () => {
    const records = new DatabaseSync(join(folder, 'records.sqlite'));
    records.exec("INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '2030-01-01')");
    expect(await desirepath(['serve', '--port', '0'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^folder_newer: /),
    });
    records.exec("DELETE FROM kysely_migration WHERE name = '9999-later'");
    records.close();
  });

  test.each([
    ['folder_unusable', ''],
    ['records_damaged', 'records.sqlite'],
    ['secrets_damaged', 'secrets.json'],
    ['behaviour_damaged', 'behaviour/metadata/desirepath.sql'],
  ])('what keeps a server from starting is said in one line: %s', async (code, spoilt) => {
    const data = join(place, code);
    mkdirSync(dirname(join(data, spoilt)), { recursive: true });
    writeFileSync(join(data, spoilt), 'This is something else.');
    const { err, ...ended } = await desirepath(['serve', '--port', '0'], {}, data);
    expect(ended).toMatchObject({ code: 1 });
    expect(err.trim().split('\n').at(-1)).toMatch(new RegExp(`^${code}: .*${data}`));
  });

  test('so is a port that another program has', async () => {
    const other = createServer().listen(0);
    const { port } = other.address() as AddressInfo;
    expect(await desirepath(['serve', '--port', `${port}`], {}, join(place, 'port'))).toMatchObject({
      code: 1,
      err: `cannot_listen: Port ${port} is taken by another program. Stop that one, or set PORT.\n`,
    });
    other.close();
  });

  test('what is wrongly called is refused by name, with another code', async () => {
    expect(await desirepath(['dance'])).toMatchObject({ code: 2, err: expect.stringContaining('unknown_command') });
    const days = ['--from', '2026-12-01', '--to', '2025-01-01'];
    expect(await desirepath(['export', join(place, 'no-days.csv'), '--site', '1', ...days])).toMatchObject({
      code: 2,
      err: 'bad_setting: FROM: is after TO (2026-12-01, 2025-01-01)\n',
    });
    expect(await desirepath(['restore'])).toMatchObject({ code: 2, err: expect.stringContaining('FILE') });
    expect(await desirepath(['backup', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--file') });
    expect(await desirepath([], { DESIREPATH_COMMAND: 'backup' }, join(place, 'nothing'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^no_data: /),
    });
  });
});

const NOBODY = 65_534;
const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

describe.skipIf(!isKeptInFolder || process.getuid?.() !== 0)('desirepath, called by root', () => {
  test('leaves nothing in the data folder of another user that its server could not use', async () => {
    const { folder: home, remove: removeHome } = freshFolder();
    const { folder: ofRoot, remove: removeOfRoot } = freshFolder(); // where that user may not look
    chownSync(home, NOBODY, NOBODY);
    const data = join(home, 'data');
    const events = join(ofRoot, 'events.csv');
    writeFileSync(
      events,
      'website_id,session_id,visit_id,event_id,created_at,url_path,event_type,hostname\nw,s,v,e,2026-03-02 10:00:00,/,1,shop.example\n',
    );
    const another = await startServer(data, [], asNobody);
    try {
      await addSite(await signIn(another.url), 'shop.example');
      expect(await desirepath(['backup'], {}, data)).toMatchObject({ code: 0, err: '' });
      expect(await desirepath(['import', events, '--site', 'shop.example'], {}, data)).toMatchObject({
        code: 0,
        out: expect.stringContaining('1 events came of it'),
      });
    } finally {
      await another.stop();
    }
    expect(await desirepath(['export', join(home, 'events.csv'), '--site', '1'], {}, data)).toMatchObject({ code: 0 });
    const owners = readdirSync(home, { recursive: true }).map((name) => statSync(join(home, `${name}`)).uid);
    expect(owners.length).toBeGreaterThan(20);
    expect([...new Set(owners)]).toEqual([NOBODY]);
    removeHome();
    removeOfRoot();
  });
});
