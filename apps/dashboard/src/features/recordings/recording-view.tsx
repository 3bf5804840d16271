import type { Recording, TimelineEvent } from '@desirepath/contract/recordings';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useMay } from '../../app/at-least.tsx';
import type { KeptOf } from '../../app/kept-assets.ts';
import { SiteHostsBar } from '../../app/site-hosts-bar.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { ClipBar } from './clips/clip-bar.tsx';
import { ClipButton } from './clips/clip-button.tsx';
import { DraftBar } from './clips/draft-bar.tsx';
import { useClips } from './clips/use-clips.ts';
import { useDraft } from './clips/use-draft.ts';
import { useNotes } from './notes/use-notes.ts';
import { PlayerCard } from './player-card.tsx';
import { markedEvents } from './replay/markers.ts';
import { type Side, SidePanel } from './side-panel.tsx';
import { TimelineLane } from './timeline-lane.tsx';
import { usePlayer } from './use-player.ts';
import { usePlayerState } from './use-replay.ts';

const route = getRouteApi('/signed-in/sites/$siteId/recordings/$recordingId');

interface RecordingViewProps {
  recording: Recording & { timeline: TimelineEvent[] };
  /** Its picture is there, or will not come: what is asked for from here on holds nothing up. */
  onShown: () => void;
}

/** The player and, beside it, what happened in the session and what people have said of it. */
export function RecordingView({ recording, onShown }: RecordingViewProps) {
  const replay = usePlayer(recording);
  const { player } = replay;
  const isShown =
    usePlayerState(player, ({ hasPicture, isUnplayable }) => hasPicture || isUnplayable) || Boolean(replay.error);
  useEffect(() => {
    if (isShown) onShown();
  }, [isShown, onShown]);
  const start = Date.parse(recording.started_at);
  // What was recorded may end later than the server knew when it was asked about a session that still goes on.
  const lastEnd = usePlayerState(player, ({ tabs }) => Math.max(0, ...tabs.map((tab) => tab.to)));
  const whole = { from: start, to: Math.max(start + recording.duration, lastEnd) };

  const { clips, shown: clip, show } = useClips(recording, player, isShown);
  const shown = clip ? { from: start + clip.from, to: Math.min(whole.to, start + clip.to) } : whole;
  const { from, to } = shown;
  const events = useMemo(
    () =>
      markedEvents(recording.timeline).filter(({ at }) => !clip || (Date.parse(at) >= from && Date.parse(at) <= to)),
    [recording.timeline, clip, from, to],
  );
  const mayKeep = useMay('analyst');
  const draft = useDraft(player, whole);
  const notes = useNotes(recording, isShown);
  useOpensAt(player, start);

  const [side, setSide] = useState<Side>('events');
  const composer = useRef<HTMLTextAreaElement>(null);
  const onNote = () => {
    setSide('notes');
    // It is there once the side is.
    requestAnimationFrame(() => composer.current?.focus());
  };
  useKeys((key) => {
    if (!mayKeep) return undefined;
    if (key === 'm') return onNote;
    if (clip) return undefined;
    return key === 'i' ? draft.setIn : key === 'o' ? draft.setOut : undefined;
  });

  return (
    <div className="grid gap-4 short:h-[calc(100dvh-5rem)] short:min-h-64 short:grid-cols-[minmax(0,1fr)_17rem] lg:h-full lg:min-h-[28rem] lg:grid-cols-[minmax(0,1fr)_24rem]">
      <PlayerCard
        player={player}
        attach={replay.attach}
        error={replay.error}
        onRetry={replay.retry}
        start={from}
        duration={to - from}
        events={events}
        device={recording.device}
        actions={mayKeep && !clip && !draft.span && <ClipButton onClick={draft.begin} />}
      >
        <HostsBar player={player} {...replay.assets} />
        {clip && <ClipBar recording={recording} clip={clip} onLeave={() => show(undefined)} />}
        {draft.span && <DraftBar recording={recording} start={start} draft={draft} onMade={show} />}
        <TimelineLane
          player={player}
          start={start}
          shown={shown}
          notes={notes}
          clips={clip ? [] : clips}
          draft={draft}
          onClip={show}
          onNote={() => setSide('notes')}
        />
      </PlayerCard>
      <SidePanel
        player={player}
        recording={recording}
        events={events}
        start={start}
        side={side}
        onSide={setSide}
        notes={notes}
        clips={clips}
        shownClip={clip}
        onClip={show}
        composer={composer}
      />
    </div>
  );
}

/** Looked at again with each part that is loaded: what is missed shows then. */
function HostsBar({ player, ...assets }: KeptOf & { player: ReturnType<typeof usePlayer>['player'] }) {
  usePlayerState(player, (state) => state.loaded);
  return <SiteHostsBar {...assets} />;
}

/** An address may name a moment, in ms from the start. */
function useOpensAt(player: ReturnType<typeof usePlayer>['player'], start: number): void {
  const { at } = route.useSearch();
  const isOpened = useRef(false);
  useEffect(() => {
    if (at === undefined || isOpened.current) return;
    isOpened.current = true;
    player.seek(start + at);
  }, [player, start, at]);
}
