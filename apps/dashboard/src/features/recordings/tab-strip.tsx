import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import { formatDuration } from '../../ui/format.ts';
import type { MarkedEvent } from './replay/markers.ts';
import type { Player } from './replay/player.ts';
import { usePlayerState } from './use-replay.ts';

interface TabStripProps {
  player: Player;
  events: readonly MarkedEvent[];
}

/** The browser tabs of a session that used several; nothing for the usual one. */
export function TabStrip({ player, events }: TabStripProps) {
  const tabs = usePlayerState(player, (state) => state.tabs);
  const shown = usePlayerState(player, (state) => state.tabId);
  if (tabs.length < 2) return null;
  return (
    <div role="tablist" aria-label={t`Browser tabs`} className="flex gap-1 overflow-x-auto border-b px-2 pt-1.5">
      {tabs.map(({ id, from, to }, index) => {
        const first = events.find((event) => event.tab_id === id && event.type === 'page_view');
        return (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={id === shown}
            onClick={() => player.showTab(id)}
            className="flex max-w-56 shrink-0 items-center gap-2 rounded-t-md border border-b-0 px-3 py-1.5 text-2sm text-muted-foreground aria-selected:bg-muted aria-selected:text-foreground"
          >
            <span className="truncate">{first?.title || (first && readable(first.path)) || t`Tab ${index + 1}`}</span>
            <span className="shrink-0 tabular-nums">{formatDuration(to - from)}</span>
          </button>
        );
      })}
    </div>
  );
}
