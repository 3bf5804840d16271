import type { RecordingClip } from '@desirepath/contract/recording-clips';
import { t } from '@lingui/core/macro';
import { MessageSquare } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { cn } from '../../ui/class-names.ts';
import { formatClock } from '../../ui/format.ts';
import type { Draft } from './clips/use-draft.ts';
import type { Notes } from './notes/use-notes.ts';
import type { Span } from './replay/idle.ts';
import type { Player } from './replay/player.ts';

interface TimelineLaneProps {
  player: Player;
  /** When the recording starts, epoch ms. */
  start: number;
  /** What of it the timeline below shows. */
  shown: Span;
  notes: Notes;
  clips: readonly RecordingClip[];
  draft: Draft;
  onClip: (clip: string) => void;
  onNote: () => void;
}

/** Above the timeline: where there are notes and clips, and the clip that is being made. Nothing where there are none. */
export function TimelineLane({ player, start, shown, notes, clips, draft, onClip, onNote }: TimelineLaneProps) {
  const lane = useRef<HTMLDivElement>(null);
  const length = Math.max(1, shown.to - shown.from);
  const percent = (at: number) => `${Math.min(1, Math.max(0, (at - shown.from) / length)) * 100}%`;
  const stretch = ({ from, to }: Span) => ({ left: percent(from), width: `calc(${percent(to)} - ${percent(from)})` });
  const here = notes.notes.filter(({ at }) => start + at >= shown.from && start + at <= shown.to);
  if (here.length + clips.length === 0 && !draft.span) return null;

  const momentAt = (event: PointerEvent) => {
    const box = lane.current?.getBoundingClientRect();
    return box ? shown.from + ((event.clientX - box.left) / box.width) * length : shown.from;
  };
  return (
    <div className="px-3 pt-2">
      <div ref={lane} className="relative h-5">
        {clips.map((clip) => (
          <button
            key={clip.id}
            type="button"
            aria-label={t`Play the clip ${clip.name}`}
            title={clip.name}
            onClick={() => onClip(clip.id)}
            className="absolute bottom-0 h-2 min-w-1 rounded-full border border-ember/60 bg-ember/25 hover:bg-ember/50"
            style={stretch({ from: start + clip.from, to: start + clip.to })}
          />
        ))}
        {draft.span && (
          <>
            <span className="absolute inset-y-0 border-ember border-y-2 bg-ember/20" style={stretch(draft.span)} />
            {(['from', 'to'] as const).map((end) => (
              <Handle
                key={end}
                end={end}
                draft={draft}
                start={start}
                left={percent(draft.span?.[end] ?? 0)}
                momentAt={momentAt}
              />
            ))}
          </>
        )}
        {here.map(({ id, at, text, author }) => (
          <button
            key={id}
            type="button"
            aria-label={t`Note at ${formatClock(at)}: ${text}`}
            title={`${author?.name ?? ''}: ${text}`}
            onClick={() => {
              player.seek(start + at);
              onNote();
            }}
            className="absolute top-0 grid size-4 -translate-x-1/2 place-items-center rounded text-ember-text hover:bg-ember-soft"
            style={{ left: percent(start + at) }}
          >
            <MessageSquare className="size-3.5 fill-ember-soft" aria-hidden />
          </button>
        ))}
      </div>
    </div>
  );
}

interface HandleProps {
  end: keyof Span;
  draft: Draft;
  start: number;
  left: string;
  momentAt: (event: PointerEvent) => number;
}

const STEPS_MS: Record<string, number> = { ArrowLeft: -1_000, ArrowDown: -1_000, ArrowRight: 1_000, ArrowUp: 1_000 };

/** One end of the clip that is being made: dragged, or moved by seconds with the arrows. */
function Handle({ end, draft, start, left, momentAt }: HandleProps) {
  const frame = useRef(0);
  const at = draft.span?.[end] ?? start;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS_MS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // the arrows work on the whole page; here they have been heard
    draft.move(end, at + step);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const to = momentAt(event);
    // Rebuilding the page at a moment takes longer than a pointer takes to move: at most once a frame.
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => draft.move(end, to));
  };
  return (
    <span
      role="slider"
      tabIndex={0}
      aria-label={end === 'from' ? t`The clip begins` : t`The clip ends`}
      aria-valuenow={Math.round((at - start) / 1000)}
      aria-valuetext={formatClock(at - start)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      className={cn(
        'absolute inset-y-0 z-10 w-2 cursor-ew-resize touch-none bg-ember before:absolute before:-inset-x-1 before:inset-y-0',
        end === 'from' ? '-translate-x-full rounded-s-sm' : 'rounded-e-sm',
      )}
      style={{ left }}
    />
  );
}
