import { whenIdle } from './idle.ts';

/** Shorter bodies fit into one packet as they are. UTF-16 units. */
const FROM = 1000;

/** A busy page sends as well. */
const IDLE_WITHIN = 1000;

/** Of this content type a body needs no preflight. */
export const PLAIN = 'text/plain';

export const bodyOf = (content: BlobPart): Blob => new Blob([content], { type: PLAIN });

/** A batch's body, compressed where that pays and the browser can; the server knows gzip by its first bytes. */
export const pack = (json: string): Promise<ArrayBuffer> => compressed(json).catch(() => bytesOf(json));

const compressed = async (json: string): Promise<ArrayBuffer> => {
  // Missing before Chrome 80, Safari 16.4, Firefox 113.
  if (json.length < FROM || !window.CompressionStream) return bytesOf(json);
  // A hidden page may end before it is idle.
  if (!document.hidden) await new Promise<void>((resolve) => whenIdle(resolve, IDLE_WITHIN));
  // No blobs, here and in what is sent: their bytes are handed to another process, and this page waits for that.
  return bytesOf((new Response(json).body as ReadableStream).pipeThrough(new CompressionStream('gzip')));
};

export const bytesOf = (content: BodyInit): Promise<ArrayBuffer> => new Response(content).arrayBuffer();
