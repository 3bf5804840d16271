import { type Box, intersect } from '../placement/box.ts';
import type { Surface, Surfaces } from '../placement/surfaces.ts';
import type { Measured } from './shown-page.ts';

/** How a layer of drawings has to lie so that it stays on its surface; px of the screen. */
export interface Position {
  transform: string;
  clipPath: string;
}

/** A window on a page, px of the page. */
export interface Window {
  width: number;
  height: number;
}

/** Where what is drawn on a surface belongs at this moment: on it, within what cuts it off, and not on what lies over it. */
export function positionOf(surface: Surface, surfaces: Surfaces, window: Window, zoom: number): Position {
  const lie = surfaces.lieOf(surface);
  const cut = intersect({ x: 0, y: 0, ...window }, lie.clip ?? { x: 0, y: 0, ...window });
  const over = surfaces.parts.filter((part) => !isOn(surface, part)).map((part) => boxOf(part, surfaces));
  const outline = (box: Box) => {
    const [left, top] = [(box.x - lie.x) * zoom, (box.y - lie.y) * zoom];
    return `M${left} ${top}h${box.width * zoom}v${box.height * zoom}h${-box.width * zoom}z`;
  };
  const holes = over.flatMap((box) => (cut && intersect(cut, box)) ?? []);
  return {
    transform: `translate(${lie.x * zoom}px, ${lie.y * zoom}px)`,
    clipPath: cut ? `path(evenodd, "${outline(cut)}${apart(holes).map(outline).join('')}")` : 'inset(100%)',
  };
}

/** What of a surface is in sight, with as much again above and below it, so that it is drawn before one scrolls there. */
export function sightOf(surface: Surface, surfaces: Surfaces, window: Window): Box {
  const lie = surfaces.lieOf(surface);
  const cut = intersect({ x: 0, y: 0, ...window }, lie.clip ?? { x: 0, y: 0, ...window });
  if (!cut) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: cut.x - lie.x, y: cut.y - lie.y - cut.height, width: cut.width, height: cut.height * 3 };
}

/** The surfaces that something is on, the page first. */
export const surfacesWith = ({ surfaces, located }: Measured): Surface[] => [
  ...new Set([
    surfaces.page,
    ...[...located.values()].flatMap((where) => (where.state === 'shown' ? where.surface : [])),
  ]),
];

/** Whether a surface is a part, or lies on it. */
function isOn(surface: Surface, part: Surface): boolean {
  for (let at: Surface | null = surface; at; at = at.parent) if (at === part) return true;
  return false;
}

function boxOf({ element }: Surface, surfaces: Surfaces): Box {
  const { x = 0, y = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
  const { clip } = element ? surfaces.lieOf(surfaces.of(element)) : { clip: null };
  const box = { x, y, width, height };
  return clip ? (intersect(box, clip) ?? { x, y, width: 0, height: 0 }) : box;
}

/** Of boxes within each other the outer ones alone: by even and odd a hole in a hole would be none. */
const apart = (boxes: readonly Box[]): Box[] =>
  boxes.filter(
    (box, index) =>
      !boxes.some((other, at) => at !== index && contains(other, box) && (at < index || !contains(box, other))),
  );

const contains = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height;
