import { writeAct } from '@desirepath/contract/acts';
import type { EventNames } from '@desirepath/contract/events';
import { plural, t } from '@lingui/core/macro';
import { EVENT_LOOKS } from '../../../app/event-looks.ts';
import { formatNumber } from '../../../ui/format.ts';
import { Watch } from '../scope.tsx';
import { PlainTable } from './plain-table.tsx';
import { RankedRows } from './ranked-rows.tsx';

export function EventsTile({ events: { items }, asTable }: { events: EventNames; asTable: boolean }) {
  const rows = items.map(({ type, name, events, sessions, visitors }) => ({
    key: `${type} ${name}`,
    name: name || EVENT_LOOKS[type].label,
    count: events,
    sessions,
    visitors,
    lead:
      type === 'custom' && name ? (
        <Watch
          whose={t`sessions with ${name}`}
          conditions={[{ kind: 'did', not: false, act: writeAct({ type: 'event', value: name, filters: [] }) }]}
        />
      ) : undefined,
  }));
  if (asTable)
    return (
      <PlainTable
        label={t`Events`}
        columns={[t`Event`, t`Count`, t`Sessions`, t`Visitors`]}
        rows={rows.map(({ count, sessions, visitors, ...row }) => ({
          ...row,
          cells: [formatNumber(count), formatNumber(sessions), formatNumber(visitors)],
        }))}
      />
    );
  return (
    <div className="px-2 py-1">
      <RankedRows
        rows={rows.map(({ sessions: _, visitors, ...row }) => ({
          ...row,
          note: plural(visitors, { one: '# visitor', other: '# visitors' }),
        }))}
      />
    </div>
  );
}
