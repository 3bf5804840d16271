import type { Recording, TimelineEvent } from '@desirepath/contract/recordings';
import { useState } from 'react';
import { Card } from '../../ui/card.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ConsoleList } from './console-list.tsx';
import { EventList } from './event-list.tsx';
import { Inspector } from './inspector.tsx';
import { NetworkList } from './network-list.tsx';
import type { MarkedEvent } from './replay/markers.ts';
import type { Player } from './replay/player.ts';
import { SessionDetails } from './session-details.tsx';

const SIDES = [
  { value: 'events', label: 'Events' },
  { value: 'console', label: 'Console' },
  { value: 'network', label: 'Network' },
  { value: 'page', label: 'Page' },
  { value: 'details', label: 'Details' },
] as const;

interface SidePanelProps {
  player: Player;
  recording: Recording & { timeline: TimelineEvent[] };
  events: readonly MarkedEvent[];
  start: number;
}

/** What happened in the session, from several sides. */
export function SidePanel({ player, recording, events, start }: SidePanelProps) {
  const [side, setSide] = useState<(typeof SIDES)[number]['value']>('events');
  const { timeline } = recording;
  return (
    <Card className="flex h-96 min-h-0 flex-col overflow-hidden lg:h-auto">
      <div className="border-b p-2">
        <SegmentedControl
          label="Beside the player"
          value={side}
          options={SIDES}
          onChange={setSide}
          className="w-full"
        />
      </div>
      <div className="min-h-0 flex-1">
        {side === 'events' && <EventList player={player} start={start} events={events} />}
        {side === 'console' && <ConsoleList player={player} start={start} timeline={timeline} />}
        {side === 'network' && <NetworkList player={player} start={start} timeline={timeline} />}
        {side === 'page' && <Inspector player={player} />}
        {side === 'details' && <SessionDetails player={player} recording={recording} events={events} />}
      </div>
    </Card>
  );
}
