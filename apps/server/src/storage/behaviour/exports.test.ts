import { getEventListeners } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXPORTS } from '@desirepath/contract/limits';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestBehaviour } from '../../testing/behaviour.testing.ts';
import type { Behaviour } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-exports-'));
let behaviour: Behaviour;
beforeAll(async () => {
  behaviour = await openTestBehaviour(folder);
});
afterAll(async () => {
  await behaviour.close();
  rmSync(folder, { recursive: true, force: true });
});

const MILLION = 'SELECT number, nullIf(number, number) AS nothing FROM numbers(1000000)';
const open = (format: 'CSV' | 'Parquet', signal = new AbortController().signal) =>
  behaviour.export(MILLION, {}, format, signal);

async function sizeOf(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0;
  for await (const chunk of chunks) size += chunk.length;
  return size;
}

it('those who leave make room for those who come', async () => {
  for (let round = 0; round < EXPORTS.atOnce + EXPORTS.waiting; round++) {
    const leaving = new AbortController();
    await open(round % 2 === 0 ? 'CSV' : 'Parquet', leaving.signal);
    leaving.abort();
  }
  // A digit each, a comma and a line's end: nothing stands for NULL.
  expect(await sizeOf(await open('CSV'))).toBe(5_888_890 + 2_000_000);
  const made = join(folder, 'exports'); // by the engine of our own process
  expect(existsSync(made) ? readdirSync(made) : []).toEqual([]);
});

it('more than a few wait in line, and more than these are refused', async () => {
  const leaving = new AbortController();
  const running = await Promise.all(Array.from({ length: EXPORTS.atOnce }, () => open('CSV', leaving.signal)));
  const waiting = Array.from({ length: EXPORTS.waiting }, () => open('CSV'));
  await expect(open('CSV')).rejects.toMatchObject({ code: 'storage_unavailable' });
  leaving.abort();
  expect(running).toHaveLength(EXPORTS.atOnce);
  for (const next of waiting) expect(await sizeOf(await next)).toBeGreaterThan(0);
});

it('what asks for many, one after the other, leaves nothing behind at its signal', async () => {
  const job = new AbortController();
  for (const format of ['CSV', 'Parquet'] as const) await sizeOf(await open(format, job.signal));
  await behaviour.export('SELECT no_such_column', {}, 'CSV', job.signal).catch(() => undefined);
  expect(getEventListeners(job.signal, 'abort')).toEqual([]);
});

it('who gives up while waiting in line asks nothing any more', async () => {
  const [running, leaving] = [new AbortController(), new AbortController()];
  await Promise.all(Array.from({ length: EXPORTS.atOnce }, () => open('CSV', running.signal)));
  const given = open('CSV', leaving.signal);
  leaving.abort();
  running.abort();
  await expect(given).rejects.toThrow(leaving.signal.reason);
});

it('what is cut off by its signal is never taken for the whole', async () => {
  for (const format of ['CSV', 'Parquet'] as const) {
    const [beforeFirst, amid] = [new AbortController(), new AbortController()];
    const opening = open(format, beforeFirst.signal);
    beforeFirst.abort();
    await expect(opening, format).rejects.toThrow(beforeFirst.signal.reason);
    const chunks = await open(format, amid.signal);
    await chunks.next();
    amid.abort();
    await expect(sizeOf(chunks), format).rejects.toThrow(amid.signal.reason);
  }
});

it('a file that an error cuts off is no file, though much of it has been read', async () => {
  const breaking = "SELECT number, throwIf(number = 900000, 'enough') AS broken FROM numbers(1000000)";
  const read = async () => sizeOf(await behaviour.export(breaking, {}, 'CSV', new AbortController().signal));
  await expect(read()).rejects.toThrow('enough');
});
