import { createReadStream } from 'node:fs';
import { IMPORTS } from '@desirepath/contract/limits';
import { CsvError, parse } from 'csv-parse';
import { UnreadableFile } from './unreadable-file.ts';

/** A row by the names of its columns, with its line. */
export interface CsvRow {
  row: number;
  of: Record<string, string | undefined>;
}

interface Parsed {
  record: Record<string, string>;
  info: { lines: number };
}

/**
 * The rows of a CSV file with a head, as they are read. Lines before the head that begin with `#` are skipped, as Google's reports
 * have them. @throws UnreadableFile where the file is no CSV, or a row is longer than any can be
 */
export async function* csvRows(file: string): AsyncGenerator<CsvRow> {
  const source = createReadStream(file);
  const parser = source.pipe(
    parse({
      bom: true,
      columns: (head: string[]) => head.map((name) => name.trim()),
      comment: '#',
      comment_no_infix: true,
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
