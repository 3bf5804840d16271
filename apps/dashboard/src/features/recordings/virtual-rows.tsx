import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Player } from './replay/player.ts';
import { usePlayerState } from './use-replay.ts';

interface VirtualRowsProps {
  player: Player;
  count: number;
  /** The last row at or before a moment, which is kept in sight while it plays; -1 for none. */
  current: number;
  row: (index: number) => ReactNode;
}

const ROW_PX = 36;

/** Rows of a list as long as may be, of which only those in sight are there. */
export function VirtualRows({ player, count, current, row }: VirtualRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const isPlaying = usePlayerState(player, (state) => state.isPlaying);
  useEffect(() => {
    // Not while paused: then it is the reader who scrolls.
    if (isPlaying && current >= 0) rows.scrollToIndex(current, { align: 'auto' });
  }, [isPlaying, current, rows]);

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      <ol className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start: top }) => (
          <li key={index} className="absolute inset-x-0" style={{ top, height: ROW_PX }}>
            {row(index)}
          </li>
        ))}
      </ol>
    </div>
  );
}
