import type { TimelineEvent } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Terminal } from 'lucide-react';
import { useMemo, useState } from 'react';
import { describeEvent } from '../../app/event-words.ts';
import { cn } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatClock } from '../../ui/format.ts';
import { SearchInput } from '../../ui/search-input.tsx';
import { lastBefore } from './replay/moments.ts';
import type { Player } from './replay/player.ts';
import type { ConsoleLine } from './replay/plugins.ts';
import { usePlayerState } from './use-replay.ts';
import { VirtualRows } from './virtual-rows.tsx';

interface ConsoleListProps {
  player: Player;
  start: number;
  timeline: readonly TimelineEvent[];
}

const TONES: Record<string, string> = { error: 'text-bad', warn: 'text-ember-text', debug: 'text-muted-foreground' };

/** What the page wrote to its console, and the errors that nobody caught, as text and nothing else. */
export function ConsoleList({ player, start, timeline }: ConsoleListProps) {
  const recorded = usePlayerState(player, (state) => state.lines);
  const [sought, setSought] = useState('');
  const all = useMemo(() => linesOf(recorded, timeline), [recorded, timeline]);
  const lines = useMemo(
    () => all.filter(({ text }) => text.toLowerCase().includes(sought.trim().toLowerCase())),
    [all, sought],
  );
  const current = usePlayerState(player, ({ time }) => lastBefore(lines, time));

  if (all.length === 0) {
    return (
      <EmptyState icon={Terminal} title={t`The console is empty`}>
        <Trans>
          No error was thrown. What pages write to the console is kept where the settings of the site say so.
        </Trans>
      </EmptyState>
    );
  }
  const row = (index: number) => {
    const line = lines[index];
    return (
      line && {
        title: line.text,
        className: cn('flex font-mono text-2sm', TONES[line.level]),
        onPress: () => player.seek(line.at),
        content: (
          <>
            <span className="w-10 shrink-0 truncate text-muted-foreground">{line.level}</span>
            <span className="min-w-0 flex-1 truncate">{line.text}</span>
            <span className="shrink-0 text-muted-foreground tabular-nums">
              {formatClock(Math.max(0, line.at - start))}
            </span>
          </>
        ),
      }
    );
  };
  return (
    <div className="flex h-full flex-col">
      <div className="flex border-b p-2">
        <SearchInput label={t`Search the console`} value={sought} onChange={setSought} />
      </div>
      <VirtualRows label={t`Console`} player={player} count={lines.length} current={current} row={row} />
    </div>
  );
}

/** Events of the session are known as a whole; what a foreign recorder put into the replay, as far as that is loaded. */
function linesOf(recorded: readonly ConsoleLine[], timeline: readonly TimelineEvent[]): ConsoleLine[] {
  const thrown = timeline
    .filter(({ type }) => type === 'js_error')
    .map((event) => ({ at: Date.parse(event.at), level: 'error', text: describeEvent(event) }));
  const written = timeline
    .filter(({ type }) => type === 'console')
    .map(({ at, name, message }) => ({ at: Date.parse(at), level: name, text: message }));
  return [...recorded, ...written, ...thrown].sort((one, other) => one.at - other.at);
}
