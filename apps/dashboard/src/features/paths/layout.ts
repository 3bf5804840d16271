import { EXIT, OTHER, type PathEdge, type PathNode } from '@desirepath/contract/paths';

/** A box of a stop, px. */
export interface Box {
  node: PathNode;
  x: number;
  y: number;
  height: number;
}

/** A ribbon from one box to another, px; its thickness is the same all along. */
export interface Ribbon {
  edge: PathEdge;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  thickness: number;
}

export interface Drawing {
  width: number;
  height: number;
  boxes: Box[];
  ribbons: Ribbon[];
}

const COLUMN = 200;
export const BOX_WIDTH = 10;
const HEIGHT = 420;
const GAP = 14;
/** A box that nobody could press would be no box. */
const LEAST = 3;

/**
 * Places stops in columns by their step, as high as their sessions, and the ribbons between them one below the other. The columns
 * are given, which is what a general layout of such a drawing would have to find out.
 */
export function layOut(nodes: readonly PathNode[], edges: readonly PathEdge[]): Drawing {
  const columns = [...Map.groupBy(nodes, ({ step }) => step)].sort(([one], [other]) => one - other);
  const most = Math.max(0, ...columns.map(([, of]) => of.length));
  const all = Math.max(1, ...columns.map(([, of]) => of.reduce((sum, { sessions }) => sum + sessions, 0)));
  const scale = (HEIGHT - most * GAP) / all;
  const boxes = new Map<string, Box>();
  for (const [step, ofStep] of columns) {
    let y = 0;
    for (const node of ofStep.toSorted(byPlace)) {
      const height = Math.max(LEAST, node.sessions * scale);
      boxes.set(keyOf(step, node.name), { node, x: (step - 1) * COLUMN, y, height });
      y += height + GAP;
    }
  }
  return {
    width: Math.max(1, columns.length) * COLUMN,
    height: Math.max(HEIGHT, ...[...boxes.values()].map(({ y, height }) => y + height)),
    boxes: [...boxes.values()],
    ribbons: ribbonsOf(edges, boxes, scale),
  };
}

function ribbonsOf(edges: readonly PathEdge[], boxes: ReadonlyMap<string, Box>, scale: number): Ribbon[] {
  const left = new Map<Box, number>();
  const arrived = new Map<Box, number>();
  const placed = edges.flatMap((edge) => {
    const from = boxes.get(keyOf(edge.step, edge.from));
    const to = boxes.get(keyOf(edge.step + 1, edge.to));
    return from && to && edge.to !== EXIT ? [{ edge, from, to }] : [];
  });
  // From the top: ribbons that begin or end above others at both ends cross least.
  placed.sort((one, other) => one.from.y - other.from.y || one.to.y - other.to.y);
  return placed.map(({ edge, from, to }) => {
    const thickness = edge.sessions * scale;
    const y0 = from.y + (left.get(from) ?? 0);
    const y1 = to.y + (arrived.get(to) ?? 0);
    left.set(from, (left.get(from) ?? 0) + thickness);
    arrived.set(to, (arrived.get(to) ?? 0) + thickness);
    return { edge, x0: from.x + BOX_WIDTH, y0, x1: to.x, y1, thickness };
  });
}

const keyOf = (step: number, name: string) => `${step} ${name}`;

/** Most sessions on top, what was put together below. */
const byPlace = (one: PathNode, other: PathNode) =>
  Number(one.name === OTHER) - Number(other.name === OTHER) || other.sessions - one.sessions;

/** The outline of a ribbon, for the `d` of an SVG path. */
export function outline({ x0, y0, x1, y1, thickness }: Ribbon): string {
  const middle = (x0 + x1) / 2;
  const [b0, b1] = [y0 + thickness, y1 + thickness];
  return `M${x0},${y0}C${middle},${y0} ${middle},${y1} ${x1},${y1}L${x1},${b1}C${middle},${b1} ${middle},${b0} ${x0},${b0}Z`;
}
