import type { Table } from '../rows.ts';
import { toLines, WRITTEN } from '../rows.ts';

/** Rows of one table, as lines. */
export interface Entry {
  table: Table;
  lines: Buffer;
}

/** In parts. */
export const toRecord = ({ table, lines }: Entry): Buffer[] => [Buffer.from(`${table}\n`), lines];

/** Which columns the lines have: a later version may write others. */
export const HEADER = Buffer.from(JSON.stringify(WRITTEN));

/** What a file says, in the columns of this version. */
export function entriesOf([header, ...records]: Buffer[]): Entry[] {
  if (!header) return [];
  const written = JSON.parse(header.toString()) as Record<string, string[]>; // by HEADER of some version
  return records.map((record) => {
    const end = record.indexOf('\n');
    const table = record.toString('utf8', 0, end) as Table; // by toRecord
    const lines = record.subarray(end + 1);
    const had = written[table] ?? [];
    return { table, lines: String(had) === String(WRITTEN[table]) ? lines : withColumns(lines, had, WRITTEN[table]) };
  });
}

/** What was not written becomes the column's default; what is not known any more is left out. */
function withColumns(lines: Buffer, had: string[], wanted: readonly string[]): Buffer {
  const places = wanted.map((column) => had.indexOf(column));
  return toLines(
    linesOf(lines).map((line) => {
      const values: unknown[] = JSON.parse(line);
      return JSON.stringify(places.map((place) => values[place] ?? null));
    }),
  );
}

export const linesOf = (lines: Buffer): string[] => lines.toString().split('\n');
