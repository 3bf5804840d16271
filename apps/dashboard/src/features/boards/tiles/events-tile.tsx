import { writeAct } from '@desirepath/contract/acts';
import type { EventNames } from '@desirepath/contract/events';
import { counted, formatNumber } from '../../../ui/format.ts';
import { Watch } from '../scope.tsx';
import { PlainTable } from './plain-table.tsx';
import { RankedRows } from './ranked-rows.tsx';

export function EventsTile({ events: { items }, asTable }: { events: EventNames; asTable: boolean }) {
  const rows = items.map(({ type, name, events, sessions }) => ({
    key: `${type} ${name}`,
    name: name || type.replaceAll('_', ' '),
    count: events,
    sessions,
    lead:
      type === 'custom' && name ? (
        <Watch
          whose={`sessions with ${name}`}
          condition={{ kind: 'did', not: false, act: writeAct({ type: 'event', value: name, filters: [] }) }}
        />
      ) : undefined,
  }));
  if (asTable)
    return (
      <PlainTable
        label="Events"
        columns={['Event', 'Count', 'Sessions']}
        rows={rows.map(({ count, sessions, ...row }) => ({
          ...row,
          cells: [formatNumber(count), formatNumber(sessions)],
        }))}
      />
    );
  return (
    <div className="px-2 py-1">
      <RankedRows rows={rows.map(({ sessions, ...row }) => ({ ...row, note: counted(sessions, 'session') }))} />
    </div>
  );
}
