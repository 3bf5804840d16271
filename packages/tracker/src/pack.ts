import { whenIdle } from './idle.ts';

/** Shorter bodies fit into two packets as they are. UTF-16 units. */
const FROM = 2000;

/** A busy page sends as well. */
const IDLE_WITHIN = 1000;

/** Of this content type a body needs no preflight. */
export const bodyOf = (content: BlobPart): Blob => new Blob([content], { type: 'text/plain' });

/** A batch's body, compressed where that pays and the browser can; the server knows gzip by its first bytes. */
export const pack = async (json: string): Promise<Blob> => {
  // Missing before Chrome 80, Safari 16.4, Firefox 113.
  if (json.length < FROM || !window.CompressionStream) return bodyOf(json);
  // A hidden page may end before it is idle.
  if (!document.hidden) await new Promise<void>((resolve) => whenIdle(resolve, IDLE_WITHIN));
  // Through a response, since the bytes of a blob are handed to another process, and this page waits for that.
  const compressed = (new Response(json).body as ReadableStream).pipeThrough(new CompressionStream('gzip'));
  return bodyOf(await new Response(compressed).blob());
};
