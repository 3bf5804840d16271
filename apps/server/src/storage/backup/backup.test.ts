import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Behaviour, openBehaviour } from '../behaviour/open.ts';
import { toLine } from '../behaviour/rows.ts';
import { openRecords, type Records } from '../records/open.ts';
import { readArchive, readManifest } from './archive.ts';
import { clearBackupWork, makeBackup } from './make.ts';
import { restoreBackup } from './restore.ts';
import { newestBackup, nextBackup, removeOldBackups } from './rotation.ts';

const place = mkdtempSync(join(tmpdir(), 'desirepath-backup-'));
const folder = join(place, 'data');
const archive = join(place, 'kept', 'one.tar');
const AT = Date.UTC(2026, 5, 1, 12);
let behaviour: Behaviour;
let records: Records;
let seq = 0;

beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'secrets.json'), '{"auth":"kept"}');
  writeFileSync(join(folder, 'daily-salt.json'), '{"salt":"to be forgotten"}');
  records = await openRecords({ folder });
  behaviour = await openBehaviour(join(folder, 'behaviour'));
});
afterAll(async () => {
  await behaviour.close();
  await records.destroy();
  rmSync(place, { recursive: true, force: true });
});

const insert = (count: number) => {
  const line = () =>
    toLine('events', {
      site_id: 1,
      session_id: crypto.randomUUID(),
      visitor_id: crypto.randomUUID(),
      tab_id: '018f0000-0000-7000-8000-00000000000b',
      seq: seq++,
      at: AT + seq,
      received_at: AT + seq,
      type: 'page_view',
      path: '/',
      ...(seq % 2 ? { value: 1.5, props: { plan: 'pro' } } : {}),
    });
  return behaviour.insert('events', Buffer.from(Array.from({ length: count }, line).join('\n')));
};

const QUESTION = 'SELECT count() AS events, uniqExact(session_id) AS sessions, sum(value) AS value FROM events';

describe('a backup', () => {
  it('holds one moment of what is being written, and a restored folder is equal to it and answers the same', async () => {
    await insert(2_000);
    await records.insertInto('counters').values({ name: 'kept', value: 7 }).execute();
    let isDone = false;
    const load = (async () => {
      while (!isDone) await insert(100);
    })();
    const fingerprints = await makeBackup({
      folder,
      file: archive,
      version: '0.0.0',
      now: AT,
      copyBehaviour: behaviour.copy,
    });
    isDone = true;
    await load;
    const counted = fingerprints['behaviour.events']?.rows ?? 0;
    expect(counted).toBeGreaterThanOrEqual(2_000);
    expect(counted).toBeLessThan(seq); // it went on meanwhile

    // Rows were numbered as they came, so those of that moment are the first ones.
    const answers = await behaviour.rows(`${QUESTION} WHERE seq < ${counted}`);
    await behaviour.close(); // the engine has one folder at a time
    const restored = join(place, 'restored');
    const { head, fingerprints: found } = await restoreBackup(archive, restored);
    expect(found).toEqual(fingerprints);
    expect(head).toMatchObject({ version: '0.0.0', made_at: '2026-06-01T12:00:00.000Z' });
    expect(readFileSync(join(restored, 'secrets.json'), 'utf8')).toContain('kept');
    expect(existsSync(join(restored, 'daily-salt.json'))).toBe(false);

    const again = await openRecords({ folder: restored });
    expect(await again.selectFrom('counters').select('value').where('name', '=', 'kept').execute()).toEqual([
      { value: 7 },
    ]);
    await again.destroy();
    behaviour = await openBehaviour(join(restored, 'behaviour'));
    expect(await behaviour.rows(QUESTION)).toEqual(answers);
  });

  it('leaves nothing of its work behind', () => {
    expect(readdirSync(folder).filter((name) => name.includes('backup-'))).toEqual([]);
    expect(readdirSync(join(folder, 'behaviour', 'copies'))).toEqual([]);
    expect(readdirSync(join(place, 'kept'))).toEqual(['one.tar']);
  });

  it('that was killed leaves nothing once the server starts again', () => {
    const left = join(folder, 'unfinished-backup-abc123');
    mkdirSync(left);
    writeFileSync(join(left, 'records.sqlite'), 'all accounts');
    const mine = join(folder, 'backup-of-mine');
    mkdirSync(mine);
    clearBackupWork(folder);
    expect([existsSync(left), existsSync(mine)]).toEqual([false, true]);
    rmSync(mine, { recursive: true });
  });

  it('is not restored over what is there', async () => {
    await expect(restoreBackup(archive, folder)).rejects.toMatchObject({ code: 'folder_not_empty' });
  });

  it('that is cut short is refused, and leaves the folder empty', async () => {
    const torn = join(place, 'torn.tar');
    const whole = readFileSync(archive);
    writeFileSync(torn, whole.subarray(0, Math.floor(whole.length / 2)));
    const empty = join(place, 'empty');
    await expect(restoreBackup(torn, empty)).rejects.toMatchObject({ code: 'archive_damaged' });
    expect(readdirSync(empty)).toEqual([]);
  });

  it.each([
    ['is not there', undefined],
    ['is empty', ''],
    ['is no archive', 'x'.repeat(2000)],
  ])('that %s has no manifest, and that is said', async (_, content) => {
    const file = join(place, 'none.tar');
    rmSync(file, { force: true });
    if (content !== undefined) writeFileSync(file, content);
    await expect(readManifest(file)).rejects.toMatchObject({ code: 'archive_damaged' });
  });

  it('has a manifest that can be read by itself, and one that is none is refused', async () => {
    expect(await readManifest(archive)).toMatchObject({ format: 1 });
    const file = await tarOf({ 'manifest.json': '{"format":' });
    await expect(readManifest(file)).rejects.toMatchObject({ code: 'archive_damaged' });
  });

  it.each([
    ['another program’s', { format: 1 }],
    ['a newer program’s', manifestOf({ records: '9999-later', behaviour: null })],
  ])('of %s is refused', async (_, head) => {
    const file = await tarOf({ 'manifest.json': JSON.stringify(head) });
    await expect(restoreBackup(file, join(place, 'none'))).rejects.toMatchObject({
      code: expect.stringMatching(/^archive_(damaged|newer)$/),
    });
  });

  it('is not called damaged for want of room, neither before it is unpacked nor amid that', async () => {
    const large = join(place, 'large.tar');
    writeFileSync(large, '');
    truncateSync(large, 1e12); // which takes no room itself
    await expect(restoreBackup(large, join(place, 'none'))).rejects.toMatchObject({
      code: 'disk_too_full',
      message: expect.stringMatching(/^A restoration needs about 2000000 MB, and \S+ has \d+ MB left\.$/),
    });
    expect(readdirSync(join(place, 'none'))).toEqual([]);
    const full = join(place, 'full');
    mkdirSync(full);
    symlinkSync('/dev/full', join(full, 'records.sqlite'));
    await expect(readArchive(archive, full, () => undefined)).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('that names a file outside of the folder is refused', async () => {
    const file = await tarOf({
      'manifest.json': JSON.stringify(manifestOf({ records: '0001-accounts-and-sites', behaviour: null })),
      '../outside': 'gone',
    });
    await expect(restoreBackup(file, join(place, 'none'))).rejects.toMatchObject({
      code: 'archive_damaged',
    });
    expect(existsSync(join(place, 'outside'))).toBe(false);
  });
});

describe('kept backups', () => {
  it('are the newest, by their names', () => {
    const kept = join(place, 'nights');
    const files = [0, 1, 2].map((day) => nextBackup(kept, AT + day * 86_400_000, day === 2 ? 'upgrade' : undefined));
    mkdirSync(kept);
    for (const file of files) writeFileSync(file, '');
    writeFileSync(join(kept, 'letter.txt'), 'not ours');
    writeFileSync(`${files[1]}.unfinished`, 'of one that was killed');
    removeOldBackups(kept, 2);
    expect(
      readdirSync(kept)
        .map((name) => join(kept, name))
        .sort(),
    ).toEqual([...files.slice(1), join(kept, 'letter.txt')].sort());
    expect(newestBackup(kept)).toBe(AT + 2 * 86_400_000);
  });
});

function manifestOf(schema: { records: string; behaviour: string | null }) {
  return { format: 1, version: '9.9.9', made_at: new Date(AT).toISOString(), schema, fingerprints: {} };
}

async function tarOf(files: Record<string, string>): Promise<string> {
  const tar = pack();
  for (const [name, content] of Object.entries(files)) tar.entry({ name }, content);
  tar.finalize();
  const file = join(place, `${crypto.randomUUID()}.tar`);
  writeFileSync(file, await buffer(tar));
  return file;
}
