import type { Heatmap, HeatmapKind } from '@desirepath/contract/heatmaps';
import type { ReplayEvent } from '@desirepath/contract/tracking';
import { useCallback, useMemo, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { contentOf, type Selection, type Show } from './content.ts';
import { Notes } from './notes.tsx';
import { type Drawn, Pane } from './pane.tsx';
import { SnapshotPicker } from './pick/snapshot-picker.tsx';
import type { PageOfDevice, SnapshotChoice } from './queries.ts';
import { MapTable } from './tables/map-table.tsx';
import { Toolbar } from './toolbar.tsx';

interface HeatmapViewProps {
  siteId: number;
  page: PageOfDevice;
  map: Heatmap;
  snapshot: { taken_at: string; events: ReplayEvent[] };
  show: Show;
  onShow: (show: Show) => void;
  chosen: SnapshotChoice;
  onChoose: (choice: SnapshotChoice) => void;
  width: number | undefined;
  onWidth: (width: number | undefined) => void;
  pinned: string | undefined;
  onPin: (key: string | undefined) => void;
}

/** The map over the page, and beside it what it is made of. */
export function HeatmapView(props: HeatmapViewProps) {
  const { siteId, page, map, snapshot, show, onShow, chosen, onChoose, width, onWidth, pinned, onPin } = props;
  const [opacity, setOpacity] = useState(0.8);
  const [hovered, onHover] = useState<string>();
  const [isLostShown, setLostShown] = useState(false);
  const [isPicking, setPicking] = useState(false);
  const [drawn, setDrawn] = useState<Drawn>({ placement: undefined, max: 0 });
  const content = useMemo(() => contentOf(map, show), [map, show]);
  const selection: Selection = { pinned, hovered, onHover, onPin };
  const { located } = drawn;
  const fateOf = useCallback((selector: string) => located?.get(selector)?.state, [located]);

  return (
    <div className="grid gap-4 lg:h-[calc(100dvh-12rem)] lg:min-h-[28rem] lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Card className="flex h-[75dvh] min-h-0 flex-col overflow-hidden lg:h-auto">
        <Toolbar
          content={content}
          onShow={onShow}
          opacity={opacity}
          onOpacity={setOpacity}
          max={drawn.max}
          meaning={content.form === 'elements' && show === 'elements' ? 'Of the most' : MEANINGS[map.kind]}
        />
        <Pane
          events={snapshot.events}
          content={content}
          opacity={opacity}
          width={width}
          onWidth={onWidth}
          selection={selection}
          isLostShown={isLostShown}
          onDrawn={setDrawn}
        />
        <div className="flex flex-wrap items-center border-t pr-2">
          <Notes
            kind={map.kind}
            takenAt={snapshot.taken_at}
            total={map.data.total}
            placement={drawn.placement}
            isLostShown={isLostShown}
            onLostShown={setLostShown}
            onChooseState={() => setPicking(true)}
          />
          <div className="ml-auto flex items-center gap-1">
            {width !== undefined && (
              <Button variant="ghost" size="sm" title="As it was recorded" onClick={() => onWidth(undefined)}>
                {width} px
              </Button>
            )}
            <SnapshotPicker
              siteId={siteId}
              page={page}
              chosen={chosen}
              onChoose={onChoose}
              open={isPicking}
              onOpenChange={setPicking}
            />
          </div>
        </div>
      </Card>
      <Card className="flex max-h-[75dvh] min-h-0 flex-col overflow-hidden lg:max-h-none">
        <MapTable siteId={siteId} page={page} map={map} fateOf={fateOf} selection={selection} />
      </Card>
    </div>
  );
}

/** What the colours of each kind are. */
const MEANINGS: Record<HeatmapKind, string> = {
  click: 'Clicks on a spot',
  rage: 'Rage clicks on a spot',
  dead: 'Dead clicks on a spot',
  error: 'Error clicks on a spot',
  tap: 'Taps on a spot',
  move: 'Points on a spot',
  scroll: 'Page views that got there',
  attention: 'Of the longest looked at',
};
