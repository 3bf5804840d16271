import { useEffect, useState } from 'react';
import { PartMissing } from '../../../app/problem.ts';
import { type Box, union } from '../placement/box.ts';
import type { PlacedPoint } from '../placement/placement.ts';
import type { Surface } from '../placement/surfaces.ts';
import type { Measured } from '../stage/shown-page.ts';
import { SPREAD_PX } from './density.ts';
import { createPainter, type Painter } from './painter.ts';

/** Densities that are ready to be painted, one a surface, all on one scale. */
export interface Densities {
  painter: Painter;
  /** Another number with other places. */
  version: number;
  /** What the hottest spot has. */
  max: number;
  layers: ReadonlyMap<Surface, { layer: string; area: Box }>;
}

/** A Gaussian is nothing to speak of beyond three standard deviations. */
const AROUND = 3 * SPREAD_PX;

/** Gathers places into densities, in a worker; those before stay until these are ready. Nothing without places. @throws PartMissing */
export function useDensities(
  measured: Measured | undefined,
  placed: ReadonlyMap<Surface, readonly PlacedPoint[]> | undefined,
): Densities | undefined {
  const [painter, setPainter] = useState<Painter>();
  const [densities, setDensities] = useState<Densities>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    const created = createPainter(() => setMissing(true));
    setPainter(created);
    return () => created.close();
  }, []);
  useEffect(() => {
    if (!painter || !measured || !placed) return;
    let isCurrent = true;
    const gather = async () => {
      const layers = new Map<Surface, { layer: string; area: Box }>();
      const gathered = [...placed].flatMap(([surface, points], index) => {
        const area = areaOf(surface, points, measured);
        if (!area) return [];
        const layer = String(index);
        layers.set(surface, { layer, area });
        return painter.gather(layer, weightsOf(points), area);
      });
      const max = Math.max(0, ...(await Promise.all(gathered)).map((given) => given.max));
      if (isCurrent) setDensities((before) => ({ painter, version: (before?.version ?? 0) + 1, max, layers }));
    };
    void gather();
    return () => {
      isCurrent = false;
    };
  }, [painter, measured, placed]);
  if (isMissing) throw new PartMissing();
  return placed && densities?.painter === painter ? densities : undefined;
}

function areaOf(surface: Surface, points: readonly PlacedPoint[], measured: Measured): Box | null {
  if (surface === measured.surfaces.page) return { x: 0, y: 0, width: measured.width, height: measured.height };
  const around = union(points.map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
  if (!around) return null;
  const [x, y] = [Math.floor(around.x - AROUND), Math.floor(around.y - AROUND)];
  return { x, y, width: around.width + 2 * AROUND + 2, height: around.height + 2 * AROUND + 2 };
}

const weightsOf = (points: readonly PlacedPoint[]) => ({
  xs: Float32Array.from(points, ({ x }) => x),
  ys: Float32Array.from(points, ({ y }) => y),
  counts: Float32Array.from(points, ({ count }) => count),
});
