import type { Weights } from './density.ts';
import type { Answer, Area, Asked } from './density-worker.ts';
import type { Scale } from './heat.ts';
import type { Tile } from './paint.ts';

/** Draws densities in a worker of its own, so that the page scrolls on meanwhile. */
export interface Painter {
  /** Takes the places of a layer, in place of those before. The arrays are handed over, and empty afterwards. */
  gather(layer: string, weights: Weights, area: Area): Promise<{ max: number }>;
  /** A picture of a part of a layer; nothing where the layer has been forgotten. */
  paint(layer: string, tile: Tile, max: number, scale: Scale): Promise<ImageBitmap | undefined>;
  forget(layer: string): void;
  /** What was asked and is not answered stays so. */
  close(): void;
}

/** @param onMissing Its script cannot be loaded: nothing will be answered. */
export function createPainter(onMissing: () => void): Painter {
  const worker = new Worker(new URL('./density-worker.ts', import.meta.url), { type: 'module' });
  // What a running script throws is an ErrorEvent.
  worker.addEventListener('error', (event: Event) => !(event instanceof ErrorEvent) && onMissing());
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  const ask = (asked: (id: number) => Asked, transfer: Transferable[] = []): Promise<Answer> => {
    last += 1;
    const answer = new Promise<Answer>((resolve) => waiting.set(last, resolve));
    worker.postMessage(asked(last), transfer);
    return answer;
  };
  return {
    async gather(layer, weights, area) {
      const { xs, ys, counts } = weights;
      const buffers = [xs.buffer, ys.buffer, counts.buffer];
      const { max = 0 } = await ask((id) => ({ ask: 'gather', id, layer, weights, area }), buffers);
      return { max };
    },
    async paint(layer, tile, max, scale) {
      return (await ask((id) => ({ ask: 'paint', id, layer, tile, max, scale }))).picture;
    },
    forget: (layer) => worker.postMessage({ ask: 'forget', layer } satisfies Asked),
    close: () => worker.terminate(),
  };
}
