import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Activity } from 'lucide-react';
import { useMemo, useState } from 'react';
import { EVENT_LOOKS } from '../../app/event-looks.ts';
import { describeEvent, FRUSTRATION } from '../../app/event-words.ts';
import { cn } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatClock, formatNumber } from '../../ui/format.ts';
import { SearchInput } from '../../ui/search-input.tsx';
import { Select } from '../../ui/select.tsx';
import { type EventKind, findEvents, kindsIn } from './replay/event-kinds.ts';
import { currentIndex, type MarkedEvent } from './replay/markers.ts';
import type { Player } from './replay/player.ts';
import { usePlayerState } from './use-replay.ts';
import { VirtualRows } from './virtual-rows.tsx';

interface EventListProps {
  player: Player;
  start: number;
  events: readonly MarkedEvent[];
}

/** What the visitor did, in order; the list follows the player, and a click on a line takes the player there. */
export function EventList({ player, start, events: all }: EventListProps) {
  const [kind, setKind] = useState<EventKind>();
  const [text, setText] = useState('');
  const events = useMemo(() => findEvents(all, kind, text, describeEvent), [all, kind, text]);
  if (all.length === 0) {
    return (
      <EmptyState icon={Activity} title={t`No events`}>
        <Trans>Nothing was clicked or sent in this session; the replay shows what the visitor saw.</Trans>
      </EmptyState>
    );
  }
  return (
    <div className="flex h-full flex-col">
      <Finding all={all} kind={kind} onKind={setKind} text={text} onText={setText} />
      <Rows player={player} start={start} events={events} />
    </div>
  );
}

interface FindingProps {
  all: readonly MarkedEvent[];
  kind: EventKind | undefined;
  onKind: (kind: EventKind | undefined) => void;
  text: string;
  onText: (text: string) => void;
}

function Finding({ all, kind, onKind, text, onText }: FindingProps) {
  const kinds = useMemo(() => kindsIn(all), [all]);
  const options = [
    { value: 'all', label: t`All kinds (${formatNumber(all.length)})` },
    ...kinds.map(({ kind, label, count }) => ({ value: kind, label: `${label} (${formatNumber(count)})` })),
  ];
  return (
    <div className="flex gap-2 border-b p-2">
      <SearchInput label={t`Search the events`} value={text} onChange={onText} />
      <Select
        label={t`Kind of event`}
        value={kind ?? 'all'}
        options={options}
        onChange={(value) => onKind(kinds.find((one) => one.kind === value)?.kind)}
        className="w-40 whitespace-nowrap short:w-28"
      />
    </div>
  );
}

function Rows({ player, start, events }: EventListProps) {
  const current = usePlayerState(player, ({ time }) => currentIndex(events, time));
  const row = (index: number) => {
    const event = events[index];
    return (
      event && {
        title: describeEvent(event),
        className: cn('flex', FRUSTRATION.has(event.type) && 'bg-bad-soft/60'),
        onPress: () => player.seekToEvent(event),
        content: <EventRow event={event} at={Date.parse(event.at) - start} />,
      }
    );
  };
  return <VirtualRows label={t`Events`} player={player} count={events.length} current={current} row={row} />;
}

interface EventRowProps {
  event: MarkedEvent;
  /** ms from the start of the recording. */
  at: number;
}

function EventRow({ event, at }: EventRowProps) {
  const { icon: Icon, label, text } = EVENT_LOOKS[event.type];
  return (
    <>
      <Icon role="img" aria-label={label} className={cn('size-4 shrink-0', text)} />
      <span
        className={cn(
          'min-w-0 flex-1 truncate',
          event.type === 'page_view' && 'font-medium',
          text === 'text-bad' && text,
        )}
      >
        {describeEvent(event)}
      </span>
      <span className="shrink-0 text-2sm text-muted-foreground tabular-nums">{formatClock(Math.max(0, at))}</span>
    </>
  );
}
