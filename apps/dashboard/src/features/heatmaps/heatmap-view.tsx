import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import type { Heatmap, HeatmapData } from '@desirepath/contract/heatmaps';
import type { Question } from '@desirepath/contract/segment';
import type { ReplayEvent } from '@desirepath/contract/tracking';
import type { Zone, ZoneShape } from '@desirepath/contract/zones';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { SquareDashed } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useMay } from '../../app/at-least.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { contentOf, type Selection, type Show } from './content.ts';
import { MEANINGS } from './kinds.ts';
import { Notes } from './notes.tsx';
import { OutMenu } from './out/out-menu.tsx';
import { type Drawn, Pane } from './pane.tsx';
import { SnapshotPicker } from './pick/snapshot-picker.tsx';
import { type PageOfDevice, type SnapshotChoice, zonesQuery } from './queries.ts';
import { MapFigures } from './tables/map-figures.tsx';
import { Toolbar } from './toolbar.tsx';
import { NameZone } from './zones/name-zone.tsx';
import { ZoneList } from './zones/zone-list.tsx';

interface HeatmapViewProps {
  question: Question;
  page: PageOfDevice;
  kind: HeatmapKind;
  /** Undefined while it is on its way: the page is built meanwhile, and stands when another map of it is asked for. */
  map: Heatmap | undefined;
  snapshot: { taken_at: string; page_id: string; state: { label: string }; events: ReplayEvent[] };
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
  const { question, page, kind, map, snapshot, show, onShow, chosen, onChoose, width, onWidth, pinned, onPin } = props;
  const siteId = question.site;
  const [opacity, setOpacity] = useState(0.8);
  const [hovered, onHover] = useState<string>();
  const [isLostShown, setLostShown] = useState(false);
  const [isPicking, setPicking] = useState(false);
  const [drawn, setDrawn] = useState<Drawn>({ max: 0 });
  const data = map?.data ?? NO_DATA;
  const content = useMemo(() => contentOf({ kind, data }, show), [kind, data, show]);
  const [beside, setBeside] = useState<'table' | 'zones'>('table');
  const [zone, setZone] = useState<string>();
  const mayName = useMay('analyst');
  const [isDrawing, setDrawing] = useState(false);
  const [naming, setNaming] = useState<ZoneShape>();
  const { data: { items: zones } = NO_ZONES } = useQuery({
    ...zonesQuery(siteId, page.path),
    enabled: beside === 'zones',
  });
  const selection: Selection = { pinned, hovered, onHover, onPin };
  const located = drawn.map?.measured.located;
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
          meaning={content.form === 'elements' && show === 'elements' ? t`Of the most` : MEANINGS[kind]}
        />
        <Pane
          site={siteId}
          snapshot={snapshot}
          content={content}
          opacity={opacity}
          width={width}
          onWidth={onWidth}
          selection={selection}
          isLostShown={isLostShown}
          zones={zones}
          chosenZone={zone}
          onRectangle={
            isDrawing
              ? (box) => {
                  setDrawing(false);
                  setNaming({ type: 'rectangle', ...box });
                }
              : undefined
          }
          onDrawn={setDrawn}
        />
        <div className="flex flex-wrap items-center border-t pe-2">
          <Notes
            kind={kind}
            takenAt={snapshot.taken_at}
            state={snapshot.state.label}
            total={data.total}
            placement={drawn.map?.placement}
            isLostShown={isLostShown}
            onLostShown={setLostShown}
            onChooseState={() => setPicking(true)}
          />
          <div className="ms-auto flex items-center gap-1">
            {width !== undefined && (
              <Button variant="ghost" size="sm" title={t`As it was recorded`} onClick={() => onWidth(undefined)}>
                {width} px
              </Button>
            )}
            <OutMenu question={question} page={page} chosen={chosen} kind={kind} drawn={map && drawn.map} />
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
        <div className="flex flex-wrap items-center gap-2 border-b px-3 py-2">
          <SegmentedControl label={t`Beside the page`} value={beside} options={BESIDE} onChange={setBeside} />
          {mayName && beside === 'zones' && (
            <Button size="sm" aria-pressed={isDrawing} onClick={() => setDrawing(!isDrawing)}>
              <SquareDashed aria-hidden />
              <Trans>Draw</Trans>
            </Button>
          )}
          {mayName && pinned !== undefined && content.form === 'elements' && (
            <Button size="sm" onClick={() => setNaming({ type: 'element', selector: pinned })}>
              <Trans>Name as a zone</Trans>
            </Button>
          )}
        </div>
        {beside === 'zones' ? (
          <ZoneList siteId={siteId} path={page.path} chosen={zone} onChoose={setZone} />
        ) : map ? (
          <MapFigures siteId={siteId} page={page} map={map} fateOf={fateOf} selection={selection} />
        ) : (
          <SkeletonRows rows={12} className="p-3" />
        )}
        {naming && (
          <NameZone
            siteId={siteId}
            page={page}
            shape={naming}
            onClose={() => setNaming(undefined)}
            onKept={() => {
              setNaming(undefined);
              setBeside('zones');
            }}
          />
        )}
      </Card>
    </div>
  );
}

/** What is drawn of a map that is not there yet. */
const NO_DATA: HeatmapData = {
  ...{ total: 0, grid: { cell: 1, width: 0 }, cells: [], elements: [], bands: [] },
  ...{ fold: null, depth: null },
};

const NO_ZONES: { items: Zone[] } = { items: [] };

const BESIDE = [
  { value: 'table', label: t`Figures` },
  { value: 'zones', label: t`Zones` },
] as const;
