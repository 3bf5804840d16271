import { useMemo } from 'react';
import type { Content, DrawnElement } from '../content.ts';
import type { Box } from '../placement/box.ts';
import type { Placement } from '../placement/placement.ts';
import type { Surface } from '../placement/surfaces.ts';
import type { Measured } from '../stage/shown-page.ts';
import { BandsLayer } from './bands-layer.tsx';
import { BoxesLayer, type ShownBox } from './boxes-layer.tsx';
import { DensityLayer } from './density-layer.tsx';
import { DotsLayer } from './dots-layer.tsx';
import { Highlight } from './highlight.tsx';
import type { Densities } from './use-densities.ts';

interface SurfaceDrawingProps {
  content: Content;
  measured: Measured;
  surface: Surface;
  sight: Box;
  zoom: number;
  opacity: number;
  placement: Placement | undefined;
  densities: Densities | undefined;
  max: number;
  isLostShown: boolean;
  pinned: string | undefined;
  hovered: string | undefined;
}

/** All that is drawn on one surface of the page. */
export function SurfaceDrawing(props: SurfaceDrawingProps) {
  const { content, measured, surface, sight, zoom, opacity, placement, densities, max, pinned, hovered } = props;
  const isPage = surface === measured.surfaces.page;
  const density = densities?.layers.get(surface);
  const elements = content.form === 'elements' ? content.elements : undefined;
  return (
    <>
      <div style={{ opacity }}>
        {densities && density && (
          <DensityLayer
            painter={densities.painter}
            version={densities.version}
            layer={density.layer}
            area={density.area}
            sight={sight}
            zoom={zoom}
            max={max}
            scale={content.scale}
          />
        )}
        {content.form === 'elements' && content.show === 'dots' && (
          <DotsLayer points={placement?.placed.get(surface) ?? []} zoom={zoom} />
        )}
        {content.form === 'elements' && content.show === 'elements' && (
          <Boxes elements={content.elements} measured={measured} surface={surface} zoom={zoom} />
        )}
        {content.form === 'bands' && isPage && content.bands.length > 0 && (
          <BandsLayer
            bands={content.bands}
            scale={content.scale}
            lines={content.lines}
            marked={hovered ?? pinned}
            width={measured.width * zoom}
            height={measured.height * zoom}
          />
        )}
        {isPage && props.isLostShown && placement && <DotsLayer points={placement.lost} zoom={zoom} isLost />}
      </div>
      {elements && (
        <Highlights
          elements={elements}
          measured={measured}
          surface={surface}
          zoom={zoom}
          pinned={pinned}
          hovered={hovered}
        />
      )}
    </>
  );
}

type OnSurface = Pick<SurfaceDrawingProps, 'measured' | 'surface' | 'zoom'> & { elements: readonly DrawnElement[] };

function Boxes({ elements, measured, surface, zoom }: OnSurface) {
  const boxes = useMemo(
    () =>
      elements.flatMap(({ selector, strength, badge }, index): ShownBox[] => {
        const where = measured.located.get(selector);
        if (where?.state !== 'shown' || where.surface !== surface) return [];
        return [{ selector, box: where.box, badge: badge ?? String(index + 1), strength }];
      }),
    [elements, measured, surface],
  );
  return <BoxesLayer boxes={boxes} zoom={zoom} />;
}

function Highlights(props: OnSurface & Pick<SurfaceDrawingProps, 'pinned' | 'hovered'>) {
  const { elements, measured, surface, zoom, pinned, hovered } = props;
  return [...new Set([pinned, hovered])].map((selector) => {
    const where = selector === undefined ? undefined : measured.located.get(selector);
    const element = elements.find((given) => given.selector === selector);
    if (!element || where?.state !== 'shown' || where.surface !== surface) return null;
    return (
      <Highlight
        key={selector}
        box={where.box}
        zoom={zoom}
        isPinned={selector === pinned}
        isAtTop={(where.box.y + measured.surfaces.lieOf(surface).y) * zoom < 28}
      >
        {element.words}
      </Highlight>
    );
  });
}
