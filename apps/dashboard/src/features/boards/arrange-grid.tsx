import { BOARDS } from '@desirepath/contract/limits';
import type { Tile, TilePlace } from '@desirepath/contract/tiles';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  FoldHorizontal,
  FoldVertical,
  Grip,
  Move,
  UnfoldHorizontal,
  UnfoldVertical,
} from 'lucide-react';
import { useState } from 'react';
import { GridLayout, type Layout, useContainerWidth } from 'react-grid-layout';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../../ui/dropdown-menu.tsx';
import { GAP, inOrder, ROW_HEIGHT } from './grid.tsx';
import { KIND_LOOKS } from './kinds.ts';
import { movedByKey } from './places.ts';
import './arrange.css';

interface ArrangeGridProps {
  tiles: readonly Tile[];
  /** Called whenever tiles were moved or resized, with the places of all. */
  onArrange: (places: { tile: string; place: TilePlace }[]) => void;
}

/** Tiles to be dragged and resized, by the pointer or by the arrow keys. What they say is not asked for meanwhile. */
export default function ArrangeGrid({ tiles, onArrange }: ArrangeGridProps) {
  const { width, containerRef, mounted } = useContainerWidth();
  const [layout, setLayout] = useState<Layout>(() => tiles.map(({ id, place }) => ({ i: id, ...place })));
  const [said, setSaid] = useState('');
  const keep = (next: Layout) => {
    setLayout(next);
    onArrange(next.map(({ i, x, y, w, h }) => ({ tile: i, place: { x, y, w, h } })));
  };
  /** @returns whether the key does something */
  const move = (tile: Tile, key: string, isResizing: boolean): boolean => {
    const next = movedByKey(layout, tile.id, key, isResizing);
    if (!next) return false;
    keep(next);
    const place = next.find(({ i }) => i === tile.id);
    if (place) {
      const [column, row] = [place.x + 1, place.y + 1];
      setSaid(t`${tile.title}: column ${column}, row ${row}, ${place.w} wide, ${place.h} high`);
    }
    return true;
  };
  return (
    <div ref={containerRef} className="min-w-0 overflow-x-auto">
      <p className="mb-3 text-2sm text-muted-foreground">
        <Trans>
          Drag a tile by its name, resize it at its corner, or use its menu. By keyboard: arrow keys move the tile that
          has the focus, with Shift they resize it.
        </Trans>
      </p>
      {mounted && (
        <GridLayout
          width={Math.max(width, NARROWEST)}
          layout={layout}
          gridConfig={{ cols: BOARDS.columns, rowHeight: ROW_HEIGHT, margin: [GAP, GAP], containerPadding: [0, 0] }}
          dragConfig={{ handle: '.tile-handle' }}
          resizeConfig={{ handles: ['se'] }}
          onDragStop={keep}
          onResizeStop={keep}
        >
          {inOrder(tiles).map((tile) => (
            <div key={tile.id}>
              <ArrangedTile tile={tile} onMove={(key, isResizing) => move(tile, key, isResizing)} />
            </div>
          ))}
        </GridLayout>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

/** On a phone the grid is wider than the window: columns of 20 px could not be told apart by a finger. */
const NARROWEST = 720;

/** What a menu does, one step at a time, for whoever cannot drag; it stays open for the next one. */
const STEPS = [
  { label: t`To the left`, key: 'ArrowLeft', isResizing: false, icon: ArrowLeft },
  { label: t`To the right`, key: 'ArrowRight', isResizing: false, icon: ArrowRight },
  { label: t`Up`, key: 'ArrowUp', isResizing: false, icon: ArrowUp },
  { label: t`Down`, key: 'ArrowDown', isResizing: false, icon: ArrowDown },
  { label: t`Wider`, key: 'ArrowRight', isResizing: true, icon: UnfoldHorizontal },
  { label: t`Narrower`, key: 'ArrowLeft', isResizing: true, icon: FoldHorizontal },
  { label: t`Higher`, key: 'ArrowDown', isResizing: true, icon: UnfoldVertical },
  { label: t`Lower`, key: 'ArrowUp', isResizing: true, icon: FoldVertical },
] as const;

interface ArrangedTileProps {
  tile: Tile;
  /** @returns whether the key does something */
  onMove: (key: string, isResizing: boolean) => boolean;
}

function ArrangedTile({ tile, onMove }: ArrangedTileProps) {
  const { icon: Icon, label } = KIND_LOOKS[tile.shows.kind];
  return (
    <Card className="flex h-full flex-col overflow-hidden">
      <div className="flex shrink-0 items-center">
        <button
          type="button"
          aria-label={t`Move or resize ${tile.title}`}
          aria-keyshortcuts="ArrowUp ArrowDown ArrowLeft ArrowRight"
          onKeyDown={(event) => onMove(event.key, event.shiftKey) && event.preventDefault()}
          className="tile-handle flex h-11 min-w-0 flex-1 cursor-move! touch-none items-center gap-2 px-4 text-start -outline-offset-2 hover:bg-hover"
        >
          <Grip aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          <span className="min-w-0 truncate font-semibold">{tile.title}</span>
        </button>
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="ghost" size="icon" className="me-1" aria-label={t`Ways to move and resize ${tile.title}`}>
              <Move />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            {STEPS.map(({ label: step, key, isResizing, icon: Arrow }) => (
              <DropdownMenuItem
                key={step}
                onSelect={(event) => {
                  event.preventDefault();
                  onMove(key, isResizing);
                }}
              >
                <Arrow aria-hidden /> {step}
              </DropdownMenuItem>
            ))}
          </DropdownMenuContent>
        </DropdownMenu>
      </div>
      <div className="grid min-h-0 flex-1 content-center justify-items-center gap-1 text-muted-foreground">
        <Icon aria-hidden className="size-6" />
        {label}
      </div>
    </Card>
  );
}
