import { type RefCallback, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Box } from '../placement/box.ts';
import type { Surface } from '../placement/surfaces.ts';
import { positionOf, sightOf, surfacesWith, type Window } from './positions.ts';
import type { Measured, ShownPage } from './shown-page.ts';

interface Positions {
  /** The surfaces to draw on, and what of each is in sight or near. */
  layers: { surface: Surface; sight: Box }[];
  /** Ref of the element that holds what is drawn on a surface. */
  attach(surface: Surface): RefCallback<HTMLElement>;
  /** Puts everything where it belongs now; within the turn in which something moved. */
  place(): void;
}

/** How far one scrolls, px of the page, until what is drawn ahead is looked at anew. */
const STEP = 256;

/** Keeps the layers of drawings on their surfaces while the page moves below them, without React having to render. */
export function usePositions(
  page: ShownPage | undefined,
  measured: Measured | undefined,
  window: Window,
  zoom: number,
): Positions {
  const elements = useRef(new Map<Surface, HTMLElement>());
  const [sights, setSights] = useState<ReadonlyMap<Surface, Box>>(new Map());
  const surfaces = useMemo(() => (measured ? surfacesWith(measured) : []), [measured]);
  const { width, height } = window;

  const place = useCallback(() => {
    if (!measured) return;
    const size = { width, height };
    for (const [surface, element] of elements.current) {
      Object.assign(element.style, positionOf(surface, measured.surfaces, size, zoom));
    }
    setSights((before) => {
      const now = new Map(surfaces.map((surface) => [surface, coarse(sightOf(surface, measured.surfaces, size))]));
      const isSame =
        surfaces.length === before.size && surfaces.every((surface) => equal(before.get(surface), now.get(surface)));
      return isSame ? before : now;
    });
  }, [measured, surfaces, width, height, zoom]);

  const attach = useCallback(
    (surface: Surface) => (element: HTMLElement | null) => {
      if (!element) return;
      elements.current.set(surface, element);
      return () => void elements.current.delete(surface);
    },
    [],
  );
  // Before anything is painted, whenever there is something else to place.
  useLayoutEffect(place, [place]);
  useLayoutEffect(() => {
    if (sights.size > 0) place();
  }, [sights, place]);
  // What moves by itself, such as a carousel that glides, is followed when it has come to rest.
  useEffect(() => {
    page?.document.addEventListener('transitionend', place);
    return () => page?.document.removeEventListener('transitionend', place);
  }, [page, place]);

  const layers = surfaces.flatMap((surface) => {
    const sight = sights.get(surface);
    return sight ? [{ surface, sight }] : [];
  });
  return { layers, attach, place };
}

/** In steps, so that it does not change with each px that is scrolled. */
const coarse = ({ x, y, width, height }: Box): Box => {
  const [left, top] = [Math.floor(x / STEP) * STEP, Math.floor(y / STEP) * STEP];
  const [right, bottom] = [Math.ceil((x + width) / STEP) * STEP, Math.ceil((y + height) / STEP) * STEP];
  return { x: left, y: top, width: right - left, height: bottom - top };
};

const equal = (one: Box | undefined, other: Box | undefined): boolean =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Object.is(one?.[side], other?.[side]));
