import { Readable } from 'node:stream';
import { IMPORTS } from '@desirepath/contract/limits';
import { CsvError, parse } from 'csv-parse';
import { textOf } from './text-of.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A row by the names of its columns, in small letters, with its line. */
export interface CsvRow {
  row: number;
  of: Record<string, string | undefined>;
}

interface Parsed {
  record: Record<string, string>;
  info: { lines: number };
}

/**
 * The rows of a CSV file with a head, as they are read: by commas, or by what spreadsheets put in their place where those are for
 * fractions. Lines before the head that begin with `#` are skipped, as Google's reports
 * have them. @throws UnreadableFile where the file is no CSV, or a row is longer than any can be
 */
export async function* csvRows(file: string): AsyncGenerator<CsvRow> {
  const { delimiter, from_line } = await headOf(file);
  const source = Readable.from(textOf(file));
  const parser = source.pipe(
    parse({
      bom: true,
      columns: (head: string[]) => head.map((name) => name.trim().toLowerCase()),
      comment: '#',
      comment_no_infix: true,
      delimiter,
      from_line,
      info: true,
      max_record_size: IMPORTS.rowBytes,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  // A pipe hands on neither that the one fails nor that the other is read no further.
  source.once('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) yield { row: info.lines, of: record };
  } catch (cause) {
    // Its own words quote the file, whatever is in there.
    if (cause instanceof CsvError) throw new UnreadableFile('file_no_csv', { line: Number(cause.lines) }, { cause });
    throw cause;
  } finally {
    source.destroy();
  }
}

const DELIMITERS = [',', ';', '\t'];

/** By what the columns are told apart, and in which line the file begins: spreadsheets take a first line `sep=;` for a setting. */
async function headOf(file: string): Promise<{ delimiter: string; from_line: number }> {
  let text = '';
  for await (const part of textOf(file)) {
    text += part;
    const lines = text.split('\n').slice(0, -1);
    if (lines.some(isHead) || text.length > IMPORTS.rowBytes) break;
  }
  const [first = ''] = text.split('\n', 1);
  const said = /^\uFEFF?sep=(.)\s*$/i.exec(first)?.[1];
  if (said !== undefined) return { delimiter: said, from_line: 2 };
  const columns = (text.split('\n').find(isHead) ?? '').replaceAll(/"[^"]*"/g, '');
  const [most = ','] = DELIMITERS.toSorted((one, other) => columns.split(other).length - columns.split(one).length);
  return { delimiter: most, from_line: 1 };
}

const isHead = (line: string) => line.trim() !== '' && !line.startsWith('#');
