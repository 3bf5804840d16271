import { memo, useEffect, useRef } from 'react';
import type { Box } from '../placement/box.ts';
import type { Scale } from './heat.ts';
import type { Painter } from './painter.ts';

interface DensityLayerProps {
  painter: Painter;
  /** Which of the painter's layers, and which state of it. */
  layer: string;
  version: number;
  /** What of the surface the layer covers, and what of it is in sight or near; px of the surface. */
  area: Box;
  sight: Box;
  /** px of the surface to px of the screen */
  zoom: number;
  max: number;
  scale: Scale;
}

/** Side of a tile on the screen: some are painted as one scrolls, and each in a few ms. */
const TILE_PX = 512;

/** A density, painted in tiles where it is in sight. */
export const DensityLayer = memo(function DensityLayer({ area, sight, zoom, ...tiles }: DensityLayerProps) {
  const last = { column: Math.floor((area.width * zoom) / TILE_PX), row: Math.floor((area.height * zoom) / TILE_PX) };
  const tileOf = (px: number, most: number) => Math.min(most, Math.max(0, Math.floor((px * zoom) / TILE_PX)));
  const [left, right] = [tileOf(sight.x - area.x, last.column), tileOf(sight.x + sight.width - area.x, last.column)];
  const [top, bottom] = [tileOf(sight.y - area.y, last.row), tileOf(sight.y + sight.height - area.y, last.row)];
  const places: { column: number; row: number }[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) places.push({ column, row });
  }
  return places.map(({ column, row }) => (
    <TilePicture
      key={`${column} ${row}`}
      {...tiles}
      zoom={zoom}
      x={area.x + (column * TILE_PX) / zoom}
      y={area.y + (row * TILE_PX) / zoom}
      // The last ones end with the area.
      columns={Math.ceil(Math.min(TILE_PX, area.width * zoom - column * TILE_PX))}
      rows={Math.ceil(Math.min(TILE_PX, area.height * zoom - row * TILE_PX))}
    />
  ));
});

type TilePictureProps = Omit<DensityLayerProps, 'area' | 'sight'> & Record<'x' | 'y' | 'columns' | 'rows', number>;

/** One tile. It keeps what it shows until the next picture is there, so that nothing flickers. */
const TilePicture = memo(function TilePicture(props: TilePictureProps) {
  const { painter, layer, version, zoom, max, scale, x, y, columns, rows } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the layer is to be painted anew
  useEffect(() => {
    if (columns <= 0 || rows <= 0) return;
    let isCurrent = true;
    void painter.paint(layer, { x, y, scale: zoom, columns, rows }, max, scale).then((picture) => {
      const element = canvas.current;
      if (!picture || !element || !isCurrent) return picture?.close();
      element.width = columns;
      element.height = rows;
      element.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
      element.dataset.painted = '';
    });
    return () => {
      isCurrent = false;
    };
  }, [painter, layer, version, zoom, max, scale, x, y, columns, rows]);
  if (columns <= 0 || rows <= 0) return null;
  return (
    <canvas
      ref={canvas}
      aria-hidden
      data-testid="heatmap-tile"
      className="pointer-events-none absolute"
      style={{ left: x * zoom, top: y * zoom, width: columns, height: rows }}
    />
  );
});
