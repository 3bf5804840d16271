import { LoaderCircle, Play, VideoOff } from 'lucide-react';
import { type ReactNode, type RefCallback, useEffect, useRef, useState } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDuration } from '../../ui/format.ts';
import { fitInto } from './replay/fit.ts';
import type { Player } from './replay/player.ts';
import { usePlayerState } from './use-player.ts';

interface StageProps {
  player: Player;
  attach: RefCallback<HTMLElement>;
  /** Over the picture: why there is none. */
  children?: ReactNode;
}

/** Where the recording is seen. Its room is given by the layout alone, so it stands still whatever is played in it. */
export function Stage({ player, attach, children }: StageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const room = useSize(stage);
  const viewport = usePlayerState(player, (state) => state.viewport);
  const isUnplayable = usePlayerState(player, (state) => state.isUnplayable);
  const fit = viewport && room ? fitInto(viewport, room) : undefined;

  return (
    <div ref={stage} className="relative min-h-0 flex-1 overflow-hidden bg-muted">
      <div
        ref={attach}
        data-testid="replay-frame"
        className="absolute top-0 left-0 origin-top-left"
        style={
          fit && viewport
            ? { ...viewport, transform: `translate(${fit.x}px, ${fit.y}px) scale(${fit.scale})` }
            : { visibility: 'hidden' }
        }
      />
      {isUnplayable && (
        <Cover>
          <EmptyState icon={VideoOff} title="There is no picture of this session">
            The page as it was at the start did not arrive, so there is nothing to draw on. The events beside it did.
          </EmptyState>
        </Cover>
      )}
      {children ? <Cover>{children}</Cover> : !isUnplayable && <PlayOverlay player={player} />}
      <SkipNotice player={player} />
    </div>
  );
}

const Cover = ({ children }: { children: ReactNode }) => (
  <div className="absolute inset-0 grid content-center bg-card">{children}</div>
);

/** All of the picture is a button that plays and pauses; keyboards have the one below. */
function PlayOverlay({ player }: { player: Player }) {
  const isPlaying = usePlayerState(player, (state) => state.isPlaying);
  const isWaiting = usePlayerState(player, (state) => state.isWaiting);
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={isPlaying ? 'Pause' : 'Play'}
      onClick={() => player.toggle()}
      className="group absolute inset-0 grid place-items-center"
    >
      {isWaiting ? (
        <span role="status" className="flex items-center gap-2 rounded-md border bg-popover px-3 py-1.5">
          <LoaderCircle className="size-4 animate-spin" aria-hidden /> Loading
        </span>
      ) : (
        !isPlaying && (
          // Only under the pointer: who pauses wants to see what is there.
          <span className="grid size-14 place-items-center rounded-full border bg-popover/90 opacity-0 transition-opacity group-hover:opacity-100">
            <Play className="size-6 translate-x-0.5 fill-current" aria-hidden />
          </span>
        )
      )}
    </button>
  );
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
        <span className="animate-appear rounded-md border bg-popover px-2.5 py-1 text-[13px]">
          {shown.isLost
            ? `Part of the recording did not arrive: ${formatDuration(shown.to - shown.from)} are missing here`
            : `Skipped ${formatDuration(shown.to - shown.from)} without activity`}
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
