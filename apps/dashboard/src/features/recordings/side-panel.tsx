import type { RecordingClip } from '@desirepath/contract/recording-clips';
import type { Recording, TimelineEvent } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import type { RefObject } from 'react';
import { Card } from '../../ui/card.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ClipList } from './clips/clip-list.tsx';
import { ConsoleList } from './console-list.tsx';
import { EventList } from './event-list.tsx';
import { Inspector } from './inspector.tsx';
import { NetworkList } from './network-list.tsx';
import { NotesPanel } from './notes/notes-panel.tsx';
import type { Notes } from './notes/use-notes.ts';
import type { MarkedEvent } from './replay/markers.ts';
import type { Player } from './replay/player.ts';
import { SessionDetails } from './session-details.tsx';

const SIDES = [
  { value: 'events', label: t`Events` },
  { value: 'console', label: t`Console` },
  { value: 'network', label: t`Network` },
  { value: 'notes', label: t`Notes` },
  { value: 'page', label: t`Page` },
  { value: 'details', label: t`Details` },
] as const;
export type Side = (typeof SIDES)[number]['value'];

interface SidePanelProps {
  player: Player;
  recording: Recording & { timeline: TimelineEvent[] };
  events: readonly MarkedEvent[];
  start: number;
  side: Side;
  onSide: (side: Side) => void;
  notes: Notes;
  clips: readonly RecordingClip[];
  shownClip: RecordingClip | undefined;
  onClip: (clip: string | undefined) => void;
  composer: RefObject<HTMLTextAreaElement | null>;
}

/** What happened in the session, from several sides. */
export function SidePanel({ player, recording, events, start, side, onSide, notes, ...more }: SidePanelProps) {
  const { clips, shownClip, onClip, composer } = more;
  const { timeline } = recording;
  const said = notes.notes.length + clips.length;
  const options = SIDES.map(({ value, label }) => ({
    value,
    label: value === 'notes' && said > 0 ? `${label} ${said}` : label,
  }));
  return (
    <Card className="flex h-96 min-h-0 flex-col overflow-hidden lg:h-auto short:h-auto">
      <div className="border-b p-2">
        <SegmentedControl
          label={t`Beside the player`}
          value={side}
          options={options}
          onChange={onSide}
          // Six of them have to fit, on a phone in two rows.
          className="w-full justify-between max-sm:grid max-sm:h-auto max-sm:grid-cols-3 short:grid short:h-auto short:grid-cols-3 [&>button]:justify-center [&>button]:px-1 sm:max-lg:[&>button]:px-2.5"
        />
      </div>
      <div className="min-h-0 flex-1">
        {side === 'events' && <EventList player={player} start={start} events={events} />}
        {side === 'console' && <ConsoleList player={player} start={start} timeline={timeline} />}
        {side === 'network' && <NetworkList player={player} start={start} timeline={timeline} />}
        {side === 'notes' && (
          <NotesPanel
            player={player}
            start={start}
            notes={notes}
            recording={recording.recording_id}
            composer={composer}
          >
            <ClipList recording={recording} clips={clips} shown={shownClip} onShow={onClip} />
          </NotesPanel>
        )}
        {side === 'page' && <Inspector player={player} />}
        {side === 'details' && <SessionDetails player={player} recording={recording} events={events} />}
      </div>
    </Card>
  );
}
