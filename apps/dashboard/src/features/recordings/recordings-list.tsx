import type { ListedRecording } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { RecordingRow, ROW_COLUMNS } from './recording-row.tsx';

interface RecordingsListProps {
  recordings: readonly ListedRecording[];
  /** Called when the end of the list comes near; undefined when all are here. */
  onEnd: (() => void) | undefined;
}

/** px of a usual row; each is measured once it is there. */
const ROW_PX = 70;
/** Rows kept above and below the window, so that keys find the next one. */
const OVERSCAN = 10;
/** Rows before the end at which the next part is asked for: so many that it has come when it is scrolled to. */
const AHEAD = 25;

/** Of thousands of rows only those in sight are there. */
export function RecordingsList({ recordings, onEnd }: RecordingsListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: recordings.length,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    scrollMargin: top,
    getItemKey: (index) => recordings[index]?.recording_id ?? index,
  });
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= recordings.length - AHEAD) onEnd?.();
  }, [last, recordings.length, onEnd]);

  return (
    <>
      <div
        aria-hidden
        className={`hidden h-9 border-b pe-4 ps-11 font-medium text-2sm text-muted-foreground xl:grid ${ROW_COLUMNS}`}
      >
        <span>
          <Trans>Visitor</Trans>
        </span>
        <span>
          <Trans>From page to page</Trans>
        </span>
        <span>
          <Trans>Device</Trans>
        </span>
        <span>
          <Trans>Source</Trans>
        </span>
        <span className="text-end">
          <Trans>Pages</Trans>
        </span>
        <span className="text-end">
          <Trans>Clicks</Trans>
        </span>
        <span className="text-end">
          <Trans>Errors</Trans>
        </span>
        <span className="text-end">
          <Trans>Duration</Trans>
        </span>
      </div>
      {/* The keys are an addition: each row is a link of its own. */}
      <ul
        ref={list}
        aria-label={t`Recorded sessions`}
        onKeyDown={moveFocus}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {rows.map(({ key, index, start }) => {
          const recording = recordings[index];
          return (
            recording && (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={onEnd ? -1 : recordings.length}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start - top}px)` }}
              >
                <RecordingRow recording={recording} />
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}

/** ↑ and ↓ go from row to row. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = document.activeElement?.closest('li');
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  const link = next?.querySelector('a');
  if (!link) return;
  event.preventDefault();
  link.focus({ preventScroll: true });
  link.scrollIntoView({ block: 'nearest' });
}
