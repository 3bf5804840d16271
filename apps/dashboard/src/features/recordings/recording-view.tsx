import type { Recording, TimelineEvent } from '@desirepath/contract/recordings';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { problemOf } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { markedEvents } from './replay/markers.ts';
import { SidePanel } from './side-panel.tsx';
import { Stage } from './stage.tsx';
import { TabStrip } from './tab-strip.tsx';
import { Timeline } from './timeline.tsx';
import { Transport } from './transport.tsx';
import { usePlayer, usePlayerState } from './use-player.ts';
import { usePlayerKeys } from './use-player-keys.ts';

/** The player and, beside it, what happened in the session. */
export function RecordingView({ recording }: { recording: Recording & { timeline: TimelineEvent[] } }) {
  const { player, attach, error, retry } = usePlayer(recording);
  const events = useMemo(() => markedEvents(recording.timeline), [recording.timeline]);
  const start = Date.parse(recording.started_at);
  // What was recorded may end later than the server knew when it was asked about a session that still goes on.
  const lastEnd = usePlayerState(player, ({ tabs }) => Math.max(0, ...tabs.map((tab) => tab.to)));
  const duration = Math.max(recording.duration, lastEnd - start);

  const card = useRef<HTMLElement>(null);
  const fullScreen = useFullScreen(card);
  const [isActualSize, setActualSize] = useState(false);
  const onActualSize = useCallback(() => setActualSize((is) => !is), []);
  const place = { start, duration };
  usePlayerKeys(player, { ...place, events, onFullScreen: fullScreen.toggle, onActualSize });

  const hasNothing = usePlayerState(player, (state) => state.tabs.length === 0);

  return (
    <div className="grid gap-4 lg:h-[calc(100dvh-10.5rem)] lg:min-h-[28rem] lg:grid-cols-[minmax(0,1fr)_24rem]">
      <Card ref={card} className="flex h-[60dvh] min-h-0 flex-col overflow-hidden lg:h-auto">
        <TabStrip player={player} events={events} />
        <Stage player={player} attach={attach} isActualSize={isActualSize}>
          {error && hasNothing && <ErrorState problem={problemOf(error)} onRetry={retry} />}
        </Stage>
        {error && !hasNothing && (
          <p role="alert" className="flex items-center justify-between gap-2 bg-bad-soft px-4 py-1.5 text-[13px]">
            The rest of the recording could not be loaded.
            <Button size="sm" onClick={retry}>
              Try again
            </Button>
          </p>
        )}
        <BrokenNotice player={player} />
        <Timeline player={player} events={events} {...place} />
        <Transport
          player={player}
          {...place}
          isFullScreen={fullScreen.isOn}
          onFullScreen={fullScreen.toggle}
          isActualSize={isActualSize}
          onActualSize={onActualSize}
        />
      </Card>
      <SidePanel player={player} recording={recording} events={events} start={start} />
    </div>
  );
}

function BrokenNotice({ player }: { player: ReturnType<typeof usePlayer>['player'] }) {
  const count = usePlayerState(player, (state) => state.broken + state.dropped);
  if (count === 0) return null;
  return (
    <p role="status" className="border-t px-4 py-1 text-[13px] text-muted-foreground">
      {count === 1 ? 'One recorded change' : `${count} recorded changes`} could not be shown; the picture may differ
      from what the visitor saw.
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
