import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportKind } from '@desirepath/contract/imports';
import { parsedJson } from '../../http/parsed-json.ts';
import { isGzip } from '../is-gzip.ts';
import { csvRows } from './csv.ts';
import { isGa4Event, readGa4 } from './ga4.ts';
import { isGa4Report, readGa4Report } from './ga4-report.ts';
import { gunzip } from './gunzip.ts';
import { clean, type Rows } from './imported.ts';
import { PLAUSIBLE_TABLES, plausibleTable, readPlausible } from './plausible.ts';
import { type Recording, readRecording } from './recording.ts';
import { readUmami, UMAMI_COLUMNS } from './umami.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { unzip } from './unzip.ts';

/** A file that was understood: its events one by one, of which none is later than now (epoch ms), or one recording. */
export type Understood =
  | { kind: Exclude<ImportKind, 'rrweb'>; rows: (now: number) => Rows }
  | { kind: 'rrweb'; recording: Recording };

const HEAD_BYTES = 64 * 1024;

/**
 * Looks at what a file holds, whatever its name is, also where it is packed with gzip. @param work a folder for what is unpacked @throws UnreadableFile where it is
 * nothing that is known here
 */
export async function recognise(given: string, work: string): Promise<Understood> {
  const file = isGzip(headOf(given)) ? await gunzip(given, work) : given;
  const head = headOf(file);
  if (head.subarray(0, 2).toString('latin1') === 'PK') return archive(await unzip(file, work, isWanted));
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('[') || text.startsWith('{')) return json(file, text);
  return table(file);
}

/** Excel's files are archives. */
const WORKBOOK = 'xl/workbook.xml';

const isWanted = (name: string) =>
  name === WORKBOOK || plausibleTable(name) !== undefined || /(website_event|session)[^/]*\.csv$/.test(name);

function archive(files: Map<string, string>): Understood {
  const named = (wanted: RegExp) => [...files].find(([name]) => wanted.test(name))?.[1];
  const events = named(/website_event[^/]*\.csv$/);
  const sessions = named(/(^|\/)session[^/]*\.csv$/);
  if (events) return { kind: 'umami', rows: (now) => readUmami(events, sessions, now) };
  const [visitors, pages] = PLAUSIBLE_TABLES.map(
    (table) => [...files].find(([name]) => plausibleTable(name) === table)?.[1],
  );
  if (visitors || pages) return { kind: 'plausible', rows: (now) => readPlausible(visitors, pages, now) };
  throw new UnreadableFile(files.has(WORKBOOK) ? 'file_is_workbook' : 'archive_of_neither');
}

function json(file: string, text: string): Understood {
  const [first = ''] = text.split('\n', 1);
  if (isGa4Event(parsedJson(first))) return { kind: 'ga4-events', rows: (now) => readGa4(file, now) };
  return { kind: 'rrweb', recording: readRecording(file) };
}

async function table(file: string): Promise<Understood> {
  for await (const { of } of csvRows(file)) {
    if (UMAMI_COLUMNS.every((name) => name in of))
      return { kind: 'umami', rows: (now) => readUmami(file, undefined, now) };
    if (isGa4Report(of)) return { kind: 'ga4-report', rows: (now) => readGa4Report(file, now) };
    if ('date' in of && 'visitors' in of && 'pageviews' in of)
      return { kind: 'plausible', rows: (now) => readPlausible(file, undefined, now) };
    throw new UnreadableFile('file_columns_unknown', { columns: clean(Object.keys(of).slice(0, 8).join(', '), 200) });
  }
  throw new UnreadableFile('file_no_rows');
}

function headOf(file: string): Buffer {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(HEAD_BYTES);
    return buffer.subarray(0, readSync(handle, buffer, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(handle);
  }
}

/** Where imports are in a data folder, each in a folder of its own. */
export const importsIn = (folder: string) => join(folder, 'imports');

/** Where a file and what is unpacked of it are kept until they are brought in. */
export const placesOf = (folder: string, id: string) => {
  const of = join(importsIn(folder), id);
  return { folder: of, file: join(of, 'file'), work: join(of, 'unpacked') };
};
