import { bodyOf } from '../transport.ts';

/** Shorter bodies are not worth the compressor's start. UTF-16 units. */
const FROM = 8000;

/** A batch's body, compressed where that pays and the browser can; the server knows gzip by its first bytes. */
export const pack = async (json: string): Promise<Blob> => {
  const body = bodyOf(json);
  if (json.length < FROM || typeof CompressionStream === 'undefined') return body;
  return bodyOf(await new Response(body.stream().pipeThrough(new CompressionStream('gzip'))).blob());
};
