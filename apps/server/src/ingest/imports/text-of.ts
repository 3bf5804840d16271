import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

const NEWLINE = 0x0a;
/** Marks at the beginning of a file, by what they say of the rest of it. */
const MARKS: [encoding: string, mark: Buffer][] = [
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];

/**
 * The text of a file: UTF-8, or UTF-16 where a mark says so. Excel in western Europe saves Windows-1252 and says it nowhere: the first line that
 * is not ASCII tells, for its letters are no UTF-8.
 */
export async function* textOf(file: string): AsyncGenerator<string> {
  let decode: ((bytes: Buffer, isLast: boolean) => string) | undefined;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    decode ??= decoderFor(chunk);
    yield decode(chunk, false);
  }
  if (decode) yield decode(Buffer.alloc(0), true);
}

function decoderFor(beginning: Buffer) {
  const marked = MARKS.find(([, mark]) => beginning.subarray(0, mark.length).equals(mark));
  if (!marked) return unmarked();
  const decoder = new TextDecoder(marked[0]);
  return (bytes: Buffer, isLast: boolean) => decoder.decode(bytes, { stream: !isLast });
}

function unmarked() {
  let decoder: TextDecoder | undefined;
  /** Of the last line, which may go on. */
  let held = Buffer.alloc(0);
  return (bytes: Buffer, isLast: boolean): string => {
    if (decoder) return decoder.decode(bytes, { stream: !isLast });
    const given = Buffer.concat([held, bytes]);
    const end = isLast ? given.length : given.lastIndexOf(NEWLINE) + 1;
    const whole = given.subarray(0, end);
    held = given.subarray(end);
    if (isAscii(whole) && held.length < MOST_HELD) return whole.toString('latin1');
    decoder = new TextDecoder(isUtf8(firstForeign(whole)) ? 'utf-8' : 'windows-1252');
    const text = decoder.decode(given, { stream: !isLast });
    held = Buffer.alloc(0);
    return text;
  };
}

/** A line without end is no reason to hold all of a file. */
const MOST_HELD = 4 * 1024 * 1024;

/** The first line that is not ASCII. */
function firstForeign(lines: Buffer): Buffer {
  for (let start = 0; start < lines.length; ) {
    const next = lines.indexOf(NEWLINE, start);
    const end = next < 0 ? lines.length : next + 1;
    const line = lines.subarray(start, end);
    if (!isAscii(line)) return line;
    start = end;
  }
  return lines;
}
