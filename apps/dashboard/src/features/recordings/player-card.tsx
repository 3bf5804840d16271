import type { Device } from '@desirepath/contract/common';
import { Plural, Trans } from '@lingui/react/macro';
import { type ReactNode, type RefCallback, useCallback, useEffect, useRef, useState } from 'react';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { cn } from '../../ui/class-names.ts';
import type { MarkedEvent } from './replay/markers.ts';
import type { Player } from './replay/player.ts';
import { Stage } from './stage.tsx';
import { TabStrip } from './tab-strip.tsx';
import { Timeline } from './timeline.tsx';
import { Transport } from './transport.tsx';
import { usePlayerKeys } from './use-player-keys.ts';
import { usePlayerState } from './use-replay.ts';

interface PlayerCardProps {
  player: Player;
  attach: RefCallback<HTMLElement>;
  /** Why something of it could not be loaded. */
  error: unknown;
  onRetry: () => void;
  /** From when on (epoch ms), and for how long. */
  start: number;
  duration: number;
  events: readonly MarkedEvent[];
  /** What was recorded: most windows are wide, those of phones are high. */
  device: Device;
  /** Between the picture and the timeline, such as what people have said of moments. */
  children?: ReactNode;
  /** More buttons beside those that steer. */
  actions?: ReactNode;
}

const WIDE =
  'aspect-16/10 flex-none in-[:fullscreen]:aspect-auto in-[:fullscreen]:flex-1 short:aspect-auto short:flex-1 lg:aspect-auto lg:flex-1';

/** The recording and what steers it. */
export function PlayerCard({ player, attach, error, onRetry, events, children, actions, ...more }: PlayerCardProps) {
  const { start, duration, device } = more;
  const isHigh = device === 'mobile';
  const card = useRef<HTMLElement>(null);
  const fullScreen = useFullScreen(card);
  const [isActualSize, setActualSize] = useState(false);
  const onActualSize = useCallback(() => setActualSize((is) => !is), []);
  const place = { start, duration };
  usePlayerKeys(player, { ...place, events, onFullScreen: fullScreen.toggle, onActualSize });
  const hasNothing = usePlayerState(player, (state) => state.tabs.length === 0);

  return (
    <Card
      ref={card}
      className={cn('flex min-h-0 flex-col overflow-hidden lg:h-auto short:h-auto', isHigh && 'h-[60dvh]')}
    >
      <TabStrip player={player} events={events} />
      <Stage
        player={player}
        attach={attach}
        isActualSize={isActualSize}
        // Below each other, a wide window needs no more height than its width gives it.
        className={isHigh ? undefined : WIDE}
      >
        {Boolean(error) && hasNothing && <ErrorState problem={problemOf(error)} onRetry={onRetry} />}
      </Stage>
      {Boolean(error) && !hasNothing && (
        <p role="alert" className="flex items-center justify-between gap-2 bg-bad-soft px-4 py-1.5 text-2sm">
          <Trans>The rest of the recording could not be loaded.</Trans>
          <Button size="sm" onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        </p>
      )}
      <BrokenNotice player={player} />
      <NewerNotice player={player} />
      {children}
      <Timeline player={player} events={events} {...place} />
      <Transport
        player={player}
        {...place}
        isFullScreen={fullScreen.isOn}
        onFullScreen={fullScreen.toggle}
        isActualSize={isActualSize}
        onActualSize={onActualSize}
      >
        {actions}
      </Transport>
    </Card>
  );
}

function BrokenNotice({ player }: { player: Player }) {
  const count = usePlayerState(player, (state) => state.broken + state.dropped);
  if (count === 0) return null;
  return (
    <p role="status" className="border-t px-4 py-1 text-2sm text-muted-foreground">
      <Plural
        value={count}
        one="# recorded change could not be shown; the picture may differ from what the visitor saw."
        other="# recorded changes could not be shown; the picture may differ from what the visitor saw."
      />
    </p>
  );
}

function NewerNotice({ player }: { player: Player }) {
  const hasNewer = usePlayerState(player, (state) => state.newer > 0);
  if (!hasNewer) return null;
  return (
    <p role="status" className="border-t px-4 py-1 text-2sm text-muted-foreground">
      <Trans>
        Parts of this recording were made by a newer version of Desirepath than this one, and cannot be shown here. They
        are kept.
      </Trans>
    </p>
  );
}

function useFullScreen(element: { current: HTMLElement | null }) {
  const [isOn, setOn] = useState(false);
  useEffect(() => {
    const onChange = () => setOn(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, []);
  const toggle = useCallback(() => {
    // Phones that have no full screen for pages refuse; there is nothing to do about it.
    if (document.fullscreenElement) void document.exitFullscreen();
    else element.current?.requestFullscreen().catch(() => undefined);
  }, [element]);
  return { isOn, toggle };
}
