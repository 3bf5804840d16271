/** How much happened at each place, on a grid over an area. */
export interface Density {
  /** Left and top of the area, px of its surface. */
  x: number;
  y: number;
  columns: number;
  rows: number;
  /** Side of a cell in px. */
  cell: number;
  /** Row by row: what is at the middle of each cell, what is around it counted less the further off it is. */
  values: Float32Array;
  /** The value furthest from 0, without its sign. */
  max: number;
}

/** Places and what each of them counts for, in three columns of the same length. */
export interface Weights {
  xs: Float32Array;
  ys: Float32Array;
  counts: Float32Array;
}

/** How far an event spreads, as the standard deviation in px: about the height of a line of text. */
export const SPREAD_PX = 14;

/** Fine enough that a Gaussian between two cells is a straight line to the eye. */
const FINEST_CELL_PX = 4;
/** A very long page gets larger cells rather than more of them. 20,000 px of a desktop have 1.8 million of the finest. */
const MOST_CELLS = 2_500_000;

/**
 * The density of events over an area, by a Gaussian around each. Its peak is 1 for each event, so that a pile of n on one
 * spot reads n. Takes the same time for any number of points, but for counting them. Those outside of the area are left out.
 */
export function densityOf(
  { xs, ys, counts }: Weights,
  area: { x: number; y: number; width: number; height: number },
): Density {
  const { x, y, width, height } = area;
  const cell = Math.max(FINEST_CELL_PX, Math.sqrt((width * height) / MOST_CELLS));
  const columns = Math.max(1, Math.ceil(width / cell));
  const rows = Math.max(1, Math.ceil(height / cell));
  let values = new Float32Array(columns * rows);
  for (let at = 0; at < counts.length; at++) {
    const column = Math.floor(((xs[at] ?? 0) - x) / cell);
    const row = Math.floor(((ys[at] ?? 0) - y) / cell);
    if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
    const index = row * columns + column;
    values[index] = (values[index] ?? 0) + (counts[at] ?? 0);
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
    max = Math.max(max, Math.abs(value));
  }
  return { x, y, columns, rows, cell, values, max };
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
