import { extractErrorAtTheEndOfChunk } from '@clickhouse/client';

/** Longer than what the server says of an error, which it cuts at 16 KB. */
const LONGEST = 32 * 1024;

/**
 * The bytes of an answer as they come. An error in its midst stands at its end, after the status that all is well: between marks
 * with a tag, which a header of the answer names so that no row can look like it.
 * https://clickhouse.com/docs/interfaces/http#http_response_codes_caveats
 * @throws the error of the engine
 */
export async function* untilLateError(
  answer: AsyncIterable<Uint8Array>,
  tag: string | undefined,
): AsyncGenerator<Uint8Array> {
  if (tag === undefined) return yield* answer;
  let held = Buffer.alloc(0);
  for await (const chunk of answer) {
    held = Buffer.concat([held, chunk]);
    const sure = held.length - LONGEST;
    if (sure <= 0) continue;
    yield held.subarray(0, sure);
    held = held.subarray(sure);
  }
  if (held.includes(`__exception__\r\n${tag}`)) throw extractErrorAtTheEndOfChunk(held, tag);
  if (held.length > 0) yield held;
}
