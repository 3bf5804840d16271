import { execFile } from 'node:child_process';
import { cpSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { addSite, signIn } from './support/account.ts';
import { readStore } from './support/read-store.ts';
import { startSending } from './support/sending.ts';
import { freshFolder, isKeptInFolder, MAIN, startServer } from './support/server.ts';
import { smallDisk } from './support/small-disk.ts';

/** Enough for the store with what half a minute brings; small enough to fill in a moment. */
const DISK_MB = 400;
const FULL_FOR_MS = 30_000;
/** Of an import, and room for a part of them. */
const ROWS = 40_000;
const ROOM_FOR_SOME = 2_000_000;

const disk = await smallDisk(DISK_MB);
const { folder, remove } = freshFolder();
afterAll(async () => {
  await disk.remove();
  remove();
});

it.skipIf(!isKeptInFolder)(
  'answers 503 while the disk is full, goes on when there is room, and has all that it acknowledged',
  async () => {
    const server = await startServer(join(disk.point, 'data'), [], disk.prefix);
    const site = await addSite(await signIn(server.url), 'localhost:1');
    const { journal, goesOn, end } = startSending({ url: server.url, trackingId: site.tracking_id });
    await goesOn();

    const filler = join(disk.seenFromOutside, 'filler');
    fill(filler);
    await sleep(5000); // what was on its way has found its end
    const answer = await fetch(`${server.url}/api/track/batches`, { method: 'POST', body: oneBatch(site.tracking_id) });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'storage_unavailable' });
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    // A part of a table that is removed meanwhile leaves room for some records of the journal: they are acknowledged, and must be there.
    await sleep(FULL_FOR_MS - 5000);

    rmSync(filler);
    await goesOn();
    await end();
    await server.stop();

    cpSync(join(disk.seenFromOutside, 'data'), folder, { recursive: true, verbatimSymlinks: true });
    const stored = await readStore(folder);
    expect(stored.doubled).toEqual([]);
    expect(journal.missingFrom(stored.numbers)).toEqual([]);
    expect(stored.ofSessions).toEqual(stored.ofTables);
  },
);

it.skipIf(!isKeptInFolder)(
  'an import that finds no room says so, and brings each row once when there is some',
  async () => {
    const small = await smallDisk(60);
    const data = join(small.point, 'data');
    const server = await startServer(data, [], small.prefix);
    await addSite(await signIn(server.url), 'shop.example');
    const rows = Array.from(
      { length: ROWS },
      (_, nth) => `s${nth},v${nth},e${nth},2026-03-02 10:00:00,/,1,shop.example`,
    );
    const file = join(folder, 'umami.csv');
    writeFileSync(file, ['session_id,visit_id,event_id,created_at,url_path,event_type,hostname', ...rows].join('\n'));
    const [program = '', ...args] = [...small.prefix, process.execPath, MAIN, 'import', file, '--site', '1'];
    const bringIn = () =>
      new Promise<string>((resolve) => {
        execFile(program, [...args, '--data-dir', data], (_, out, err) => resolve(out + err));
      });

    const filler = join(small.seenFromOutside, 'filler');
    const { bavail, bsize } = statfsSync(small.seenFromOutside);
    writeFileSync(filler, Buffer.alloc(bavail * bsize - statSync(file).size - ROOM_FOR_SOME));
    expect(await bringIn()).toContain('job_failed: The disk of the server is full.');
    rmSync(filler);
    const [, came, there] = /(\d+) events came of it; (\d+) were there already/.exec(await bringIn()) ?? [];
    expect(Number(came) + Number(there)).toBe(ROWS);
    await server.stop();
    await small.remove();
  },
);

it.skipIf(!isKeptInFolder)('is not begun on a disk without room, and says so', async () => {
  const tiny = await smallDisk(1);
  const [program = '', ...args] = [...tiny.prefix, process.execPath, MAIN, '--data-dir', join(tiny.point, 'data')];
  const ended = await new Promise((resolve) => {
    execFile(program, [...args, '--port', '0', '--log-level', 'warn'], (_, out, err) => resolve(out + err));
  });
  expect(ended).toMatch(/^disk_too_full: The disk that \S+ is on is full/);
  await tiny.remove();
});

/** Leaves not a block. */
function fill(path: string): void {
  const { bavail, bsize } = statfsSync(join(path, '..'));
  for (let megabytes = Math.ceil((bavail * bsize) / 1024 / 1024); ; ) {
    try {
      writeFileSync(path, Buffer.alloc(1024 * 1024), { flag: 'a' });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return;
      throw error;
    }
    megabytes -= 1;
    if (megabytes < -DISK_MB) throw new Error('The disk does not fill');
  }
}

const oneBatch = (tracking_id: string) => {
  const [visitor_id, session_id, tab_id, page_id] = Array.from({ length: 4 }, () => crypto.randomUUID());
  const at = Date.now();
  const events = [{ type: 'page_view', at, page_id, url: 'http://localhost:1/' }];
  return JSON.stringify({ tracking_id, visitor_id, session_id, tab_id, seq: 0, attempt: 1, sent_at: at, events });
};
