import { bodyOf } from '../pack.ts';

/** A body that comes in parts, each compressed as it comes where the browser can: to do it all at once takes too long. */
export interface Parts {
  add(text: string): void;
  /** All of them. To be called once, at the end. */
  whole(): Promise<Blob>;
}

export const createParts = (): Parts => {
  // Missing before Chrome 80, Safari 16.4, Firefox 113.
  if (!window.CompressionStream) {
    const texts: string[] = [];
    return { add: (text) => void texts.push(text), whole: async () => bodyOf(texts.join('')) };
  }
  const { readable, writable } = new CompressionStream('gzip');
  const compressed = new Response(readable).blob();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  return {
    add: (text) => void writer.write(encoder.encode(text)),
    async whole() {
      const [blob] = await Promise.all([compressed, writer.close()]);
      return bodyOf(blob);
    },
  };
};
