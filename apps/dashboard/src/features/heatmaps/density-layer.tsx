import { useEffect, useRef } from 'react';
import { type Density, paintDensity } from './density.ts';

interface DensityLayerProps {
  density: Density;
  /** Px of the document to px of the screen. */
  scale: number;
  opacity: number;
}

/** The density as a picture of one pixel a cell; the browser smooths it while it enlarges it. */
export function DensityLayer({ density, scale, opacity }: DensityLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { columns, rows, cell } = density;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    context?.putImageData(new ImageData(paintDensity(density), density.columns, density.rows), 0, 0);
  }, [density]);
  return (
    <canvas
      ref={canvas}
      data-testid="heatmap-canvas"
      aria-hidden
      width={columns}
      height={rows}
      className="pointer-events-none absolute top-0 left-0"
      style={{ width: columns * cell * scale, height: rows * cell * scale, opacity }}
    />
  );
}
