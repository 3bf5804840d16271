import type { Density } from './density.ts';
import { heatOf, opacityOf, type Scale } from './heat.ts';
import { difference, turbo } from './palette.ts';

/** A rectangle of a density to be painted: where it is, in px of the surface, and how many pixels it gets. */
export interface Tile {
  x: number;
  y: number;
  /** px of the surface to pixels of the picture */
  scale: number;
  columns: number;
  rows: number;
}

const STEPS = 512;

/**
 * A tile as RGBA pixels. Each pixel reads the whole density between the four cells around it, so that tiles beside each
 * other fit without a seam.
 */
export function paintTile(density: Density, tile: Tile, max: number, scale: Scale): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(tile.columns * tile.rows * 4);
  const colours = coloursOf(scale);
  const across = stepsOf(tile.columns, tile.x, tile.scale, density.x, density.cell, density.columns);
  const down = stepsOf(tile.rows, tile.y, tile.scale, density.y, density.cell, density.rows);
  const { values, columns } = density;
  let at = 0;
  for (let row = 0; row < tile.rows; row++) {
    const top = (down.low[row] ?? 0) * columns;
    const bottom = (down.high[row] ?? 0) * columns;
    const dy = down.between[row] ?? 0;
    for (let column = 0; column < tile.columns; column++, at += 4) {
      const left = across.low[column] ?? 0;
      const right = across.high[column] ?? 0;
      const dx = across.between[column] ?? 0;
      const above = (values[top + left] ?? 0) * (1 - dx) + (values[top + right] ?? 0) * dx;
      const below = (values[bottom + left] ?? 0) * (1 - dx) + (values[bottom + right] ?? 0) * dx;
      const value = above * (1 - dy) + below * dy;
      if (value === 0) continue;
      const heat = heatOf(value, max, scale);
      const alpha = opacityOf(value, heat, scale);
      if (alpha === 0) continue;
      const colour = Math.round((scale === 'amount' ? heat : (heat + 1) / 2) * (STEPS - 1)) * 3;
      pixels[at] = colours[colour] ?? 0;
      pixels[at + 1] = colours[colour + 1] ?? 0;
      pixels[at + 2] = colours[colour + 2] ?? 0;
      pixels[at + 3] = alpha * 255;
    }
  }
  return pixels;
}

/** For each pixel of a line the two cells whose middles it lies between, and how far it is from the first to the second. */
function stepsOf(pixels: number, start: number, scale: number, origin: number, cell: number, cells: number) {
  const low = new Int32Array(pixels);
  const high = new Int32Array(pixels);
  const between = new Float32Array(pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const at = (start + (pixel + 0.5) / scale - origin) / cell - 0.5;
    const floor = Math.floor(at);
    low[pixel] = Math.min(cells - 1, Math.max(0, floor));
    high[pixel] = Math.min(cells - 1, Math.max(0, floor + 1));
    between[pixel] = at - floor;
  }
  return { low, high, between };
}

const known = new Map<Scale, Uint8ClampedArray>();

function coloursOf(scale: Scale): Uint8ClampedArray {
  const before = known.get(scale);
  if (before) return before;
  const palette = scale === 'amount' ? turbo : difference;
  const colours = Uint8ClampedArray.from(
    Array.from({ length: STEPS }, (_, step) => palette(step / (STEPS - 1))).flat(),
  );
  known.set(scale, colours);
  return colours;
}
