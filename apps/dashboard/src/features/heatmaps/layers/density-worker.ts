import { type Density, densityOf, type Weights } from './density.ts';
import type { Scale } from './heat.ts';
import { paintTile, type Tile } from './paint.ts';

/** What the worker is asked; it answers each by its `id`, but `forget`. */
export type Asked =
  | { ask: 'gather'; id: number; layer: string; weights: Weights; area: Area }
  | { ask: 'paint'; id: number; layer: string; tile: Tile; max: number; scale: Scale }
  | { ask: 'forget'; layer: string };

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Of `gather` the largest value there is; of `paint` the picture, nothing where the layer is gone. */
export interface Answer {
  id: number;
  max?: number;
  picture?: ImageBitmap;
}

const layers = new Map<string, Density>();

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if (data.ask === 'forget') layers.delete(data.layer);
  else if (data.ask === 'gather') {
    const density = densityOf(data.weights, data.area);
    layers.set(data.layer, density);
    answer({ id: data.id, max: density.max });
  } else {
    const density = layers.get(data.layer);
    const picture = density && pictureOf(paintTile(density, data.tile, data.max, data.scale), data.tile);
    answer({ id: data.id, picture }, picture ? [picture] : []);
  }
});

const answer = (given: Answer, transfer: Transferable[] = []) => postMessage(given, { transfer });

function pictureOf(pixels: Uint8ClampedArray<ArrayBuffer>, { columns, rows }: Tile): ImageBitmap {
  const canvas = new OffscreenCanvas(columns, rows);
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  return canvas.transferToImageBitmap();
}
