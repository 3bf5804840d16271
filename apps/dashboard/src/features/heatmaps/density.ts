import { turbo } from './palette.ts';

/** Clicks per place, on a grid over the document. */
export interface Density {
  columns: number;
  rows: number;
  /** Side of a cell in document px. */
  cell: number;
  /** Row by row: how many clicks are at this place, those around it counted less the further off they are. */
  values: Float32Array;
  max: number;
}

interface Weighted {
  x: number;
  y: number;
  count: number;
}

/** How far a click spreads, as the standard deviation in document px: about the height of a line of text. */
export const SPREAD_PX = 14;

/** Fine enough that the browser's own smoothing hides the grid. */
const FINEST_CELL_PX = 4;
/** A long page gets larger cells rather than more of them: this many take about 40 ms. */
const MOST_CELLS = 600_000;

/**
 * The density of clicks over a document, by a Gaussian around each. Its peak is 1 for each click, so that a pile of n
 * clicks on one spot reads n. Takes the same time for any number of points. Points outside the document are left out.
 */
export function densityOf(points: readonly Weighted[], width: number, height: number): Density {
  const cell = Math.max(FINEST_CELL_PX, Math.sqrt((width * height) / MOST_CELLS));
  const columns = Math.max(1, Math.ceil(width / cell));
  const rows = Math.max(1, Math.ceil(height / cell));
  let values = new Float32Array(columns * rows);
  for (const { x, y, count } of points) {
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const index = Math.floor(y / cell) * columns + Math.floor(x / cell);
    values[index] = (values[index] ?? 0) + count;
  }

  // Three box blurs in a row are a Gaussian to within 3 %: https://www.w3.org/TR/filter-effects-1/#feGaussianBlurElement
  const radius = Math.max(1, Math.round((Math.sqrt(4 * (SPREAD_PX / cell) ** 2 + 1) - 1) / 2));
  for (let pass = 0; pass < 3; pass++) {
    values = blur(values, rows, columns, radius, 1, columns);
    values = blur(values, columns, rows, radius, columns, 1);
  }
  const peak = peakOfBlur(radius) ** 2;
  let max = 0;
  for (let index = 0; index < values.length; index++) {
    const value = (values[index] ?? 0) / peak;
    values[index] = value;
    if (value > max) max = value;
  }
  return { columns, rows, cell, values, max };
}

/** One box blur along lines: `lines` of `length` cells, `step` apart from cell to cell and `stride` from line to line. */
function blur(from: Float32Array, lines: number, length: number, radius: number, step: number, stride: number) {
  const to = new Float32Array(from.length);
  const size = 2 * radius + 1;
  for (let line = 0; line < lines; line++) {
    const start = line * stride;
    let sum = 0;
    for (let at = 0; at < Math.min(radius, length); at++) sum += from[start + at * step] ?? 0;
    for (let at = 0; at < length; at++) {
      if (at + radius < length) sum += from[start + (at + radius) * step] ?? 0;
      to[start + at * step] = sum / size;
      if (at >= radius) sum -= from[start + (at - radius) * step] ?? 0;
    }
  }
  return to;
}

/** What three passes leave of a single 1 at its own place, along one line. */
function peakOfBlur(radius: number): number {
  const length = 6 * radius + 1;
  let line = new Float32Array(length);
  line[3 * radius] = 1;
  for (let pass = 0; pass < 3; pass++) line = blur(line, 1, length, radius, 1, length);
  return line[3 * radius] ?? 1;
}

/** Where a value stands on the palette, 0 to 1. Logarithmic: one very popular button must not hide all others. */
export const heatOf = (value: number, max: number): number => (max > 0 ? Math.log1p(value) / Math.log1p(max) : 0);

/** Below this share of a click nothing is drawn; from {@link OPAQUE_FROM} on colour is full. */
const VISIBLE_FROM = 0.08;
const OPAQUE_FROM = 0.7;

/** The density as RGBA pixels, one a cell, see-through where nobody clicked. */
export function paintDensity({ columns, rows, values, max }: Density): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  const colours = Array.from({ length: 256 }, (_, step) => turbo(step / 255));
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (value < VISIBLE_FROM) continue;
    const [red, green, blue] = colours[Math.round(heatOf(value, max) * 255)] ?? [0, 0, 0];
    const alpha = Math.min(1, (value - VISIBLE_FROM) / (OPAQUE_FROM - VISIBLE_FROM));
    pixels[index * 4] = red;
    pixels[index * 4 + 1] = green;
    pixels[index * 4 + 2] = blue;
    pixels[index * 4 + 3] = alpha * 255;
  }
  return pixels;
}

/** Round figures for a legend from 1 to `max`, evenly spread over the palette, without repeats. */
export function legendTicks(max: number): number[] {
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((unit) => Math.round(Math.expm1(unit * Math.log1p(max))));
  return [...new Set(ticks.map((tick) => Math.max(1, tick)))];
}
