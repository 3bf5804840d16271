import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { LoaderCircle, Play, VideoOff } from 'lucide-react';
import { type ReactNode, type RefCallback, useEffect, useRef, useState } from 'react';
import { cn } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDuration, formatNumber } from '../../ui/format.ts';
import { fitInto } from './replay/fit.ts';
import { spanAt } from './replay/idle.ts';
import type { Player } from './replay/player.ts';
import type { UnrecordedSpan } from './replay/unrecorded.ts';
import { usePlayerState } from './use-replay.ts';

interface StageProps {
  player: Player;
  attach: RefCallback<HTMLElement>;
  /** As large as it was, to be scrolled, instead of as large as there is room for. */
  isActualSize: boolean;
  className?: string | undefined;
  /** Over the picture: why there is none. */
  children?: ReactNode;
}

/** Where the recording is seen. Its room is given by the layout alone, so it stands still whatever is played in it. */
export function Stage({ player, attach, isActualSize, className, children }: StageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const room = useSize(stage);
  const viewport = usePlayerState(player, (state) => state.viewport);
  const isUnplayable = usePlayerState(player, (state) => state.isUnplayable);
  const unrecorded = usePlayerState(player, (state) => spanAt(state.unrecorded, state.time));
  const fit = viewport && room ? fitInto(viewport, isActualSize ? atLeast(viewport, room) : room) : undefined;

  return (
    <div ref={stage} dir="ltr" className={cn('relative min-h-0 flex-1 overflow-hidden bg-muted', className)}>
      <div className={cn('absolute inset-0', isActualSize ? 'overflow-auto' : 'overflow-hidden')}>
        <div
          className="absolute top-0 start-0 origin-top-left"
          style={
            fit && viewport
              ? { ...viewport, transform: `translate(${fit.x}px, ${fit.y}px) scale(${fit.scale})` }
              : { visibility: 'hidden' }
          }
        >
          <div ref={attach} data-testid="replay-frame" className="size-full" />
          <Highlight player={player} />
        </div>
      </div>
      <WindowSize player={player} />
      {unrecorded ? (
        <Cover>
          <EmptyState icon={VideoOff} title={t`This page was too large to be recorded`}>
            {tooLarge(unrecorded.why)}
          </EmptyState>
        </Cover>
      ) : (
        isUnplayable && (
          <Cover>
            <EmptyState icon={VideoOff} title={t`There is no picture of this session`}>
              <Trans>
                The page as it was at the start did not arrive, so there is nothing to draw on. The events beside it
                did.
              </Trans>
            </EmptyState>
          </Cover>
        )
      )}
      {children ? <Cover>{children}</Cover> : !isUnplayable && <PlayOverlay player={player} isThrough={isActualSize} />}
      <SkipNotice player={player} />
    </div>
  );
}

/** By how much a page was too large, and where to look instead. */
function tooLarge({ size, limit, unit }: UnrecordedSpan['why']): string {
  const [had, most] = [formatNumber(size), formatNumber(limit)];
  return unit === 'elements'
    ? t`It had ${had} elements, and pages of up to ${most} are recorded. What the visitor did on it is among the events beside.`
    : t`It had ${had} characters, and pages of up to ${most} are recorded. What the visitor did on it is among the events beside.`;
}

const Cover = ({ children }: { children: ReactNode }) => (
  <div className="absolute inset-0 grid content-center bg-card">{children}</div>
);

/** All of the picture is a button that plays and pauses; keyboards have the one below. */
function PlayOverlay({ player, isThrough }: { player: Player; isThrough: boolean }) {
  const isPlaying = usePlayerState(player, (state) => state.isPlaying);
  const isLoading = usePlayerState(player, (state) => state.isWaiting && !state.isLive);
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-label={isPlaying ? t`Pause` : t`Play`}
        onClick={() => player.toggle()}
        // What is larger than the stage is scrolled beneath it.
        className={cn('group absolute inset-0 grid place-items-center', isThrough && 'pointer-events-none')}
      >
        {!isPlaying && !isLoading && (
          // Only under the pointer: who pauses wants to see what is there.
          <span className="grid size-14 place-items-center rounded-full border bg-popover/90 opacity-0 transition-opacity group-hover:opacity-100">
            <Play className="size-6 translate-x-0.5 fill-current" aria-hidden />
          </span>
        )}
      </button>
      {isLoading && (
        <div className="pointer-events-none absolute inset-0 grid place-items-center">
          <span role="status" className="flex items-center gap-2 rounded-md border bg-popover px-3 py-1.5">
            <LoaderCircle className="size-4 animate-spin" aria-hidden />
            <Trans>Loading</Trans>
          </span>
        </div>
      )}
    </>
  );
}

/** The element that the inspector points at. */
function Highlight({ player }: { player: Player }) {
  const box = usePlayerState(player, (state) => state.highlighted);
  if (!box) return null;
  const { x, y, width, height } = box;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute border-2 border-ember bg-ember/20"
      style={{ left: x, top: y, width, height }}
    />
  );
}

const SIZE_SHOWN_MS = 2_000;

/** The size of the visitor's window, said when it changes. */
function WindowSize({ player }: { player: Player }) {
  const viewport = usePlayerState(player, (state) => state.viewport);
  const [isShown, setShown] = useState(false);
  const label = viewport && `${viewport.width} × ${viewport.height}`;
  useEffect(() => {
    if (!label) return;
    setShown(true);
    const timer = setTimeout(() => setShown(false), SIZE_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [label]);
  return (
    isShown && (
      <span className="pointer-events-none absolute top-2 end-2 animate-appear rounded-md border bg-popover px-2 py-0.5 text-2sm tabular-nums">
        {label}
      </span>
    )
  );
}

const atLeast = (one: Size, other: Size): Size => ({
  width: Math.max(one.width, other.width),
  height: Math.max(one.height, other.height),
});

interface Size {
  width: number;
  height: number;
}

const NOTICE_MS = 2500;

function SkipNotice({ player }: { player: Player }) {
  const skipped = usePlayerState(player, (state) => state.skipped);
  const [shown, setShown] = useState(skipped);
  useEffect(() => {
    setShown(skipped);
    const timer = setTimeout(() => setShown(null), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [skipped]);
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 bottom-3 grid justify-items-center">
      {shown && (
        <span className="animate-appear rounded-md border bg-popover px-2.5 py-1 text-2sm">
          {shown.isLost
            ? t`Part of the recording did not arrive: ${formatDuration(shown.to - shown.from)} are missing here`
            : t`Skipped ${formatDuration(shown.to - shown.from)} without activity`}
        </span>
      )}
    </div>
  );
}

function useSize(element: { current: HTMLElement | null }) {
  const [size, setSize] = useState<{ width: number; height: number }>();
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setSize(entry.contentRect));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
