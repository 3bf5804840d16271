import { createReadStream } from 'node:fs';
import { IMPORTS } from '@desirepath/contract/limits';

/** The lines of a file, with their numbers. A line that is longer than any can be is given without its text. */
export async function* linesOf(file: string): AsyncGenerator<{ row: number; text: string | undefined }> {
  let row = 1;
  let held = '';
  let isTooLong = false;
  for await (const chunk of createReadStream(file, 'utf8')) {
    const parts = String(chunk).split('\n');
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        yield { row: row++, text: isTooLong ? undefined : held };
        held = '';
        isTooLong = false;
      }
      isTooLong ||= held.length + part.length > IMPORTS.rowBytes;
      held = isTooLong ? '' : held + part;
    }
  }
  if (held.trim() !== '' || isTooLong) yield { row, text: isTooLong ? undefined : held };
}
