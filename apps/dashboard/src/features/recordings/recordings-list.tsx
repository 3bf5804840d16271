import type { Recording } from '@desirepath/contract/recordings';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { RecordingRow, ROW_COLUMNS } from './recording-row.tsx';

interface RecordingsListProps {
  recordings: readonly Recording[];
  /** Called when the end of the list comes near; undefined when all are here. */
  onEnd: (() => void) | undefined;
}

export function RecordingsList({ recordings, onEnd }: RecordingsListProps) {
  return (
    <>
      <div
        aria-hidden
        className={`hidden h-9 border-b px-4 font-medium text-[13px] text-muted-foreground lg:grid ${ROW_COLUMNS}`}
      >
        <span>Visitor</span>
        <span>From page to page</span>
        <span>Device</span>
        <span>Source</span>
        <span className="text-right">Pages</span>
        <span className="text-right">Clicks</span>
        <span className="text-right">Duration</span>
      </div>
      {/* The keys are an addition: each row is a link of its own. */}
      <ul aria-label="Recorded sessions" onKeyDown={moveFocus}>
        {recordings.map((recording) => (
          // Rows out of sight are not laid out: thousands of them scroll like the first fifty.
          <li key={recording.recording_id} className="[contain-intrinsic-size:auto_57px] [content-visibility:auto]">
            <RecordingRow recording={recording} />
          </li>
        ))}
      </ul>
      {onEnd && <EndSentinel onSeen={onEnd} />}
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
  link.focus();
}

/** How far below the window the next part is asked for: so far that it has come when it is scrolled to. */
const AHEAD = '800px';

function EndSentinel({ onSeen }: { onSeen: () => void }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(), { rootMargin: AHEAD });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [onSeen]);
  return <div ref={element} className="h-px" />;
}
