import type { ReplayEvent } from '@desirepath/contract/tracking';
import type { Zone } from '@desirepath/contract/zones';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { type KeptOf, useKept } from '../../app/kept-assets.ts';
import { isPartMissing } from '../../app/problem.ts';
import { SiteHostsBar } from '../../app/site-hosts-bar.tsx';
import { frameOf } from '../../ui/padlock/frame.ts';
import type { Content, DrawnElement, Selection } from './content.ts';
import { placeCells } from './layers/cells.ts';
import { SurfaceDrawing } from './layers/surface-drawing.tsx';
import { useDensities } from './layers/use-densities.ts';
import type { DrawnMap } from './out/map-picture.ts';
import type { Box } from './placement/box.ts';
import { around } from './placement/find.ts';
import { placePoints } from './placement/placement.ts';
import { Edge } from './stage/edge.tsx';
import { reveal } from './stage/reveal.ts';
import type { ScrollGroup } from './stage/scroll-group.ts';
import type { Measured } from './stage/shown-page.ts';
import { type PointedAt, Stage } from './stage/stage.tsx';
import { useMeasured } from './stage/use-measured.ts';
import { useShownPage } from './stage/use-shown-page.ts';
import { useView } from './stage/use-view.ts';
import { useWidth } from './stage/use-width.ts';
import { DrawRectangle } from './zones/draw-rectangle.tsx';
import { ZonesLayer } from './zones/zones-layer.tsx';

interface PaneProps {
  /** Of the window on the page, where there are several. */
  name?: string;
  snapshot: { events: readonly ReplayEvent[]; page_id: string };
  content: Content;
  opacity: number;
  /** px of the page; as it was recorded without it. */
  width: number | undefined;
  /** Without it the width is not to be changed. */
  onWidth?: (width: number) => void;
  selection: Selection;
  /** Whether to draw what is on elements that are gone, where that was. */
  isLostShown?: boolean;
  /** Most of one spot, where another map is to have the same colours. */
  sharedMax?: number;
  /** Named parts of the page to draw on it, the chosen one by its id; and what to do with a rectangle while one is drawn. */
  zones?: readonly Zone[];
  chosenZone?: string;
  onRectangle?: (box: Box & { window: number }) => void;
  /** Windows that scroll along. */
  together?: ScrollGroup;
  onDrawn?: (drawn: Drawn) => void;
}

/** What came of drawing; of a page that does not stand yet nothing but that nothing is drawn. */
export interface Drawn {
  /** What the hottest spot has; 0 where no density is drawn. */
  max: number;
  map?: DrawnMap;
}

const NO_ELEMENTS: readonly DrawnElement[] = [];
const NO_ZONES: readonly Zone[] = [];

/** A recorded page with a map over it, for whoever is signed in: with all that is kept of the page. */
export function Pane({ site, ...props }: PaneProps & { site: number }) {
  const assets = useKept(site, { page: props.snapshot.page_id });
  return <BarePane {...props} assets={assets} frame={frameOf(site)} />;
}

/** The same, of a page of which so much is kept; `frame` is said of `loadReplay`. */
export function BarePane({ assets, frame, ...props }: PaneProps & { assets: KeptOf; frame?: string }) {
  const {
    name = t`The recorded page`,
    snapshot,
    content,
    opacity,
    width,
    onWidth,
    selection,
    isLostShown = false,
    sharedMax,
    together,
    onDrawn,
  } = props;
  const { zones = NO_ZONES, chosenZone, onRectangle } = props;
  const { page, layout, failure, attach } = useShownPage(snapshot.events, assets.kept, frame);
  const [heldZoom, setHeldZoom] = useState<number>();
  const [shownWidth, resize] = useWidth(width, onWidth);
  const view = useView(page, shownWidth, heldZoom);
  const elements = content.form === 'elements' ? content.elements : NO_ELEMENTS;
  const selectors = useMemo(
    () => [
      ...elements.map(({ selector }) => selector),
      ...zones.flatMap(({ shape }) => (shape.type === 'element' ? shape.selector : [])),
    ],
    [elements, zones],
  );
  const measured = useMeasured(page, layout, view.height, selectors);

  const placement = useMemo(() => measured && placePoints(elements, measured.located), [measured, elements]);
  const placed = useMemo(() => {
    if (!measured) return undefined;
    if (content.form === 'places') return placeCells(content.maps, measured);
    return content.form === 'elements' && content.show === 'density' ? placement?.placed : undefined;
  }, [measured, content, placement]);
  const densities = useDensities(measured, placed);
  const max = densities?.max ?? 0;
  useEffect(() => {
    const shownMax = sharedMax ?? max;
    const map = page && measured && { page, measured, content, placement, densities, opacity, max: shownMax };
    onDrawn?.({ max, map });
  }, [page, measured, content, placement, densities, opacity, max, sharedMax, onDrawn]);

  const { scroller } = view;
  useEffect(() => (together && scroller.current ? together.join(scroller.current) : undefined), [together, scroller]);

  const { pinned, hovered, onHover, onPin } = selection;
  const isReady = measured !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another window is no reason to scroll
  useEffect(() => {
    if (pinned !== undefined && isReady) reveal(pinned, measured, view);
  }, [pinned, isReady]);

  const selectorOf = useMemo(() => measured && selectorsByElement(measured.located), [measured]);
  const keyAt = useCallback(
    (place: PointedAt | undefined): string | undefined => {
      if (!place || !measured) return undefined;
      if (content.form === 'bands') {
        const index = content.bands.findIndex(({ to }) => place.y < to * measured.height);
        return index < 0 ? undefined : String(index);
      }
      for (let at = place.element ?? null; at && page; at = around(at, page.document)) {
        const selector = selectorOf?.get(at);
        if (selector !== undefined) return selector;
      }
      return undefined;
    },
    [content, page, measured, selectorOf],
  );

  if (isPartMissing(failure)) throw failure; // of the view, and not of this snapshot
  if (failure) {
    return (
      <p role="alert" className="m-auto max-w-sm p-6 text-center">
        <Trans>
          This snapshot of the page cannot be drawn. Choose another one; the next visitor’s will take its place.
        </Trans>
      </p>
    );
  }
  return (
    <>
      <Stage
        name={name}
        attach={attach}
        page={page}
        measured={measured}
        view={view}
        draw={(surface, sight): ReactNode =>
          measured && (
            <>
              <SurfaceDrawing
                content={content}
                measured={measured}
                surface={surface}
                sight={sight}
                zoom={view.zoom}
                opacity={opacity}
                placement={placement}
                densities={densities}
                max={sharedMax ?? max}
                isLostShown={isLostShown}
                pinned={pinned}
                hovered={hovered}
              />
              <ZonesLayer zones={zones} chosen={chosenZone} measured={measured} surface={surface} zoom={view.zoom} />
            </>
          )
        }
        onPoint={(place) => onHover(keyAt(place))}
        onPress={(place) => {
          const key = keyAt(place);
          onPin(key === pinned ? undefined : key);
        }}
      >
        {onRectangle && (
          <DrawRectangle
            zoom={view.zoom}
            scrollY={() => page?.document.defaultView?.scrollY ?? 0}
            onDrawn={(box) => onRectangle({ ...box, window: Math.round(view.width) })}
          />
        )}
        {onWidth && (
          <Edge
            width={view.width}
            zoom={view.zoom}
            onHold={(isHeld) => setHeldZoom(isHeld ? view.zoom : undefined)}
            onResize={resize}
          />
        )}
      </Stage>
      <SiteHostsBar {...assets} />
    </>
  );
}

const selectorsByElement = (located: Measured['located']): Map<Element, string> =>
  new Map([...located].flatMap(([selector, where]) => (where.state === 'shown' ? [[where.element, selector]] : [])));
