import { Trans } from '@lingui/react/macro';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cn } from '../../ui/class-names.ts';
import type { Player } from './replay/player.ts';
import { rowAfter } from './row-keys.ts';
import { usePlayerState } from './use-replay.ts';

interface Row {
  /** All of it, where the row itself has no room. */
  title: string;
  className: string | undefined;
  onPress: () => void;
  content: ReactNode;
}

interface VirtualRowsProps {
  label: string;
  player: Player;
  count: number;
  /** The last row at or before a moment, which is kept in sight while it plays; -1 for none. */
  current: number;
  row: (index: number) => Row | undefined;
}

const ROW_REM = 2.25;

/** In px: a reader who enlarges texts has larger rows. */
const rowHeight = () => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/**
 * Rows of a list as long as may be, of which only those in sight are there. All of them are one stop of the Tab key, at the moment
 * that is shown; from there the arrow keys, Home, End and the page keys go on.
 */
export function VirtualRows(props: VirtualRowsProps) {
  if (props.count > 0) return <Rows {...props} />;
  return (
    <p role="status" className="px-4 py-8 text-center text-muted-foreground">
      <Trans>Nothing in this session matches.</Trans>
    </p>
  );
}

function Rows({ label, player, count, current, row }: VirtualRowsProps) {
  const scroller = useRef<HTMLElement>(null);
  const [focused, setFocused] = useState<number>();
  const [rowPx] = useState(rowHeight);
  const stop = Math.min(focused ?? Math.max(current, 0), count - 1);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
    // The row that has the focus, or gets it by Tab, is there wherever the list is scrolled to.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), stop])].sort((one, other) => one - other),
  });
  const isPlaying = usePlayerState(player, (state) => state.isPlaying);
  useEffect(() => {
    // Not while paused: then it is the reader who scrolls.
    if (isPlaying && current >= 0) rows.scrollToIndex(current, { align: 'auto' });
  }, [isPlaying, current, rows]);

  const isMoved = useRef(false);
  useLayoutEffect(() => {
    if (!isMoved.current) return;
    isMoved.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-row="${stop}"]`)?.focus({ preventScroll: true });
  }, [stop]);
  const onKeyDown = (event: KeyboardEvent) => {
    const inSight = Math.floor((scroller.current?.clientHeight ?? 0) / rowPx);
    const next = rowAfter(event.key, { row: stop, count, inSight });
    if (next === undefined) return;
    event.preventDefault();
    isMoved.current = next !== stop;
    setFocused(next);
    rows.scrollToIndex(next, { align: 'auto' });
  };

  return (
    <section ref={scroller} aria-label={label} className="min-h-0 flex-1 overflow-y-auto">
      <ol
        className="relative"
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
        onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setFocused(undefined)}
      >
        {rows.getVirtualItems().map(({ index, start: top }) => {
          const shown = row(index);
          return (
            <li
              key={index}
              aria-posinset={index + 1}
              aria-setsize={count}
              className="absolute inset-x-0"
              style={{ top, height: rowPx }}
            >
              {shown && (
                <button
                  type="button"
                  data-row={index}
                  tabIndex={index === stop ? 0 : -1}
                  aria-current={index === current ? 'step' : undefined}
                  onClick={shown.onPress}
                  onFocus={() => setFocused(index)}
                  title={shown.title}
                  className={cn(
                    'size-full items-center gap-2 border-s-2 border-s-transparent px-3 text-start outline-offset-[-2px] hover:bg-hover',
                    shown.className,
                    index === current && 'border-s-ember bg-ember-soft',
                  )}
                >
                  {shown.content}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
