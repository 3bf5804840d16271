import type { EventType } from '@desirepath/contract/tracking';
import { plural, t } from '@lingui/core/macro';
import { UsersRound } from 'lucide-react';
import { EVENT_LOOKS } from '../../app/event-looks.ts';
import { cn } from '../../ui/class-names.ts';
import { formatCount } from '../../ui/format.ts';

interface Which {
  type: EventType | undefined;
  name: string | undefined;
}

interface EventNamesProps {
  items: readonly { type: EventType; name: string; events: number; sessions: number; visitors: number }[];
  chosen: Which;
  onChoose: (which: Which) => void;
}

/** Events by type, those of the site's own by name; pressing one shows it alone, pressing it again shows all. */
export function EventNames({ items, chosen, onChoose }: EventNamesProps) {
  return (
    <ul className="grid max-h-[70dvh] grid-cols-[minmax(0,1fr)] gap-px overflow-y-auto px-2">
      {items.map(({ type, name, events, sessions, visitors }) => {
        const which = { type, name: type === 'custom' ? name : undefined };
        const isChosen = chosen.type === which.type && chosen.name === which.name;
        return (
          <li key={`${type} ${name}`}>
            <button
              type="button"
              aria-pressed={isChosen}
              title={t`${formatCount(events)} in ${plural(sessions, { one: '# session', other: '# sessions' })} of ${plural(visitors, { one: '# visitor', other: '# visitors' })}`}
              onClick={() => onChoose(isChosen ? { type: undefined, name: undefined } : which)}
              className={cn(
                'flex h-8 w-full items-center gap-2 rounded-md px-2 text-start hover:bg-hover',
                isChosen && 'bg-ember-soft font-medium text-ember-text',
              )}
            >
              <span className={cn('min-w-0 flex-1 truncate', type !== 'custom' && 'text-muted-foreground')}>
                {type === 'custom' ? name : EVENT_LOOKS[type].label}
              </span>
              <span
                className="text-muted-foreground text-xs tabular-nums"
                title={plural(visitors, { one: '# visitor', other: '# visitors' })}
              >
                <UsersRound aria-hidden className="me-0.5 inline size-3" />
                {formatCount(visitors)}
              </span>
              <span className="min-w-10 text-end tabular-nums">{formatCount(events)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
