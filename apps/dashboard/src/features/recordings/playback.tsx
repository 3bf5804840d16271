import type { KeptContents } from '@desirepath/contract/assets';
import type { RecordingHole, RecordingPart } from '@desirepath/contract/recording-parts';
import type { SharedRecordingView } from '@desirepath/contract/shared-recording';
import { useEffect, useMemo } from 'react';
import { Card } from '../../ui/card.tsx';
import { keptIn } from '../../ui/padlock/kept-in.ts';
import { EventList } from './event-list.tsx';
import { PlayerCard } from './player-card.tsx';
import type { FetchPage } from './replay/loader.ts';
import { markedEvents } from './replay/markers.ts';
import { useReplay } from './use-replay.ts';

interface PlaybackProps {
  view: SharedRecordingView;
  kept: KeptContents;
  plan: { items: readonly RecordingPart[]; holes: readonly RecordingHole[] };
  fetchPage: FetchPage;
}

/** A recording or clip for people who have nothing but it: a link, or a file. */
export function Playback({ view, kept, plan, fetchPage }: PlaybackProps) {
  const start = Date.parse(view.started_at);
  const { player, attach, failure, retry } = useReplay(start, fetchPage);
  const events = useMemo(() => markedEvents(view.timeline), [view.timeline]);
  const { from, to } = view.clip ?? { from: 0, to: view.duration };
  useEffect(() => {
    player.showKept(keptIn(kept));
    player.plan(plan.items, false, plan.holes);
    player.setRange({ from: start + from, to: start + to });
  }, [player, kept, plan, start, from, to]);
  return (
    <div className="grid gap-4 short:h-[calc(100dvh-5rem)] short:min-h-64 short:grid-cols-[minmax(0,1fr)_17rem] lg:h-[calc(100dvh-5rem)] lg:min-h-[28rem] lg:grid-cols-[minmax(0,1fr)_22rem]">
      <PlayerCard
        player={player}
        attach={attach}
        error={failure}
        onRetry={retry}
        start={start + from}
        duration={to - from}
        events={events}
        device={view.device}
      />
      <Card className="h-96 min-h-0 overflow-hidden lg:h-auto short:h-auto">
        <EventList player={player} start={start + from} events={events} />
      </Card>
    </div>
  );
}
