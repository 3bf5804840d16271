import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { csvRows } from './csv.ts';
import { textOf } from './text-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-text-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (content: Buffer | string) => {
  const file = join(folder, 'file.csv');
  writeFileSync(file, content);
  return file;
};

async function read(content: Buffer | string): Promise<string> {
  let text = '';
  for await (const part of textOf(written(content))) text += part;
  return text;
}

async function rowsOf(content: Buffer | string): Promise<(string | undefined)[][]> {
  const rows = [];
  for await (const { of } of csvRows(written(content))) rows.push(Object.values(of));
  return rows;
}

const LONG = 'page,title\n'.repeat(20_000);

describe('a text is read as it was written', () => {
  const text = `${LONG}/,Über uns für 5 Schüler\n/,Größe\n`;

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    [
      'UTF-16 with a mark, the other way round',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
    ],
  ])('in %s', async (_, content) => {
    expect(await read(content)).toBe(text);
  });

  it('in Windows-1252, whose quotes and euros Latin-1 does not have', async () => {
    expect(await read(Buffer.from([0x84, 0xdc, 0x80, 0x93, 0x0a]))).toBe('„Ü€“\n');
  });

  it('in UTF-8 also where its letters lie across the parts that it is read in, and one is spoilt', async () => {
    const letters = 'ü'.repeat(200_000);
    expect(await read(`x${letters}`)).toBe(`x${letters}`);
    expect(await read(Buffer.concat([Buffer.from('ü\n'), Buffer.from([0xfc, 0x0a])]))).toBe('ü\n\uFFFD\n');
  });

  it('without a line that ends, or without anything', async () => {
    expect(await read(Buffer.from('über', 'latin1'))).toBe('über');
    expect(await read('')).toBe('');
  });
});

describe('columns are told apart', () => {
  it.each([
    ['commas', 'page,title\n/,"one; two; three"\n'],
    ['semicolons', 'page;title\n/;"one; two; three"\n'],
    ['tabs', 'page\ttitle\n/\tone; two; three\n'],
    ['what the first line says', 'sep=|\r\npage|title\r\n/|one; two; three\r\n'],
    ['what is not in quotes', '"page, or ""path"", or so";title\n/;"one; two; three"\n'],
    ['what stands behind notes', '# a, b, c, d\n\npage;title\n/;"one; two; three"\n'],
  ])('by %s', async (_, content) => {
    expect(await rowsOf(content)).toEqual([['/', 'one; two; three']]);
  });
});
