import type { HeatmapElement } from '@desirepath/contract/heatmaps';
import { QUERY } from '@desirepath/contract/limits';
import type { ReplayEvent } from '@desirepath/contract/tracking';
import { useId, useMemo, useState } from 'react';
import { Card } from '../../ui/card.tsx';
import { formatMoment, formatNumber, formatShare } from '../../ui/format.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { densityOf } from './density.ts';
import { MOST_DOTS } from './dots-layer.tsx';
import { ElementTable } from './element-table.tsx';
import { HeatStage } from './heat-stage.tsx';
import { Legend } from './legend.tsx';
import { type Box, placePoints } from './placement.ts';
import type { PageOfDevice } from './queries.ts';
import { useShownPage } from './use-shown-page.ts';

interface HeatmapViewProps {
  siteId: number;
  on: PageOfDevice;
  clicks: { total: number; elements: HeatmapElement[] };
  snapshot: { taken_at: string; events: ReplayEvent[] };
  show: 'density' | 'dots';
  onShow: (show: 'density' | 'dots') => void;
  pinned: string | undefined;
  onPin: (selector: string | undefined) => void;
}

const SHOWS = [
  { value: 'density', label: 'Density' },
  { value: 'dots', label: 'Dots' },
] as const;

/** The clicks over the page, and beside it the elements they fell on. */
export function HeatmapView({ siteId, on, clicks, snapshot, show, onShow, pinned, onPin }: HeatmapViewProps) {
  const { total, elements } = clicks;
  const { page, failure, attach } = useShownPage(snapshot.events);
  const [opacity, setOpacity] = useState(0.75);
  const [hovered, onHover] = useState<string>();
  const opacityId = useId();

  const placement = useMemo(() => page && placePoints(elements, page.boxOf), [page, elements]);
  const density = useMemo(
    () => page && placement && densityOf(placement.points, page.width, page.height),
    [page, placement],
  );
  const boxes = useMemo(() => {
    const found = new Map<string, Box>();
    for (const { selector } of page ? elements : []) {
      const box = page?.boxOf(selector);
      if (box) found.set(selector, box);
    }
    return found;
  }, [page, elements]);
  const selection = { pinned, hovered, onHover, onPin };

  return (
    <div className="grid gap-4 lg:h-[calc(100dvh-12rem)] lg:min-h-[28rem] lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Card className="flex h-[75dvh] min-h-0 flex-col overflow-hidden lg:h-auto">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-3 py-2">
          <SegmentedControl label="Show clicks as" value={show} options={SHOWS} onChange={onShow} />
          <label htmlFor={opacityId} className="flex items-center gap-2 text-[13px] text-muted-foreground">
            Opacity
            <input
              id={opacityId}
              type="range"
              min={0}
              max={1}
              step={0.05}
              value={opacity}
              onChange={(event) => setOpacity(Number(event.target.value))}
              className="w-24 accent-primary"
            />
          </label>
          {show === 'density' && density && (
            <div className="ml-auto">
              <Legend max={density.max} />
            </div>
          )}
          {show === 'dots' && placement && placement.points.length > MOST_DOTS && (
            <p className="ml-auto text-[13px] text-muted-foreground">
              The {formatNumber(MOST_DOTS)} most clicked of {formatNumber(placement.points.length)} places
            </p>
          )}
        </div>
        {failure ? (
          <p role="alert" className="m-auto max-w-sm p-6 text-center">
            This snapshot of the page cannot be drawn. The next visitor’s will take its place.
          </p>
        ) : (
          <HeatStage
            attach={attach}
            page={page}
            density={show === 'density' ? density : undefined}
            dots={show === 'dots' ? placement?.points : undefined}
            opacity={opacity}
            elements={elements}
            boxes={boxes}
            {...selection}
          />
        )}
        <p className="border-t px-3 py-1.5 text-[13px] text-muted-foreground">
          The page as it was recorded on {formatMoment(snapshot.taken_at)}.{' '}
          {placement && placement.misplaced > 0 && (
            <span className="text-foreground">
              {formatShare(placement.misplaced / total)} of clicks ({formatNumber(placement.misplaced)}) are on elements
              that are not to be seen in it; they are drawn where they were.
            </span>
          )}
        </p>
      </Card>
      <Card className="flex max-h-[75dvh] min-h-0 flex-col overflow-hidden lg:max-h-none">
        <ElementTable
          siteId={siteId}
          on={on}
          elements={elements.slice(0, QUERY.heatmapElements)}
          boxes={page && boxes}
          {...selection}
        />
      </Card>
    </div>
  );
}
