import type { TileAnswer } from '@desirepath/contract/tiles';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { Watch } from '../scope.tsx';
import { PlainTable } from './plain-table.tsx';
import { RankedRows } from './ranked-rows.tsx';

interface GoalsTileProps {
  answer: Extract<TileAnswer, { kind: 'goals' }>;
  asTable: boolean;
}

export function GoalsTile({ answer: { sessions, goals }, asTable }: GoalsTileProps) {
  const rate = (conversions: number) => formatShare(conversions / Math.max(sessions, 1));
  const leadOf = (id: string, name: string) => (
    <Watch whose={`sessions that reached ${name}`} condition={{ kind: 'goal', not: false, id }} />
  );
  if (asTable)
    return (
      <PlainTable
        label="Goals"
        columns={['Goal', 'Conversions', 'Before', 'Rate', 'Value']}
        rows={goals.map(({ id, name, conversions, conversions_before, revenue }) => ({
          key: id,
          name,
          cells: [
            formatNumber(conversions),
            formatNumber(conversions_before),
            rate(conversions),
            revenue === 0 ? '–' : formatNumber(revenue),
          ],
          lead: leadOf(id, name),
        }))}
      />
    );
  return (
    <div className="px-2 py-1">
      <RankedRows
        rows={goals.map(({ id, name, conversions, revenue }) => ({
          key: id,
          name,
          count: conversions,
          note: `${rate(conversions)}${revenue === 0 ? '' : `, worth ${formatNumber(Math.round(revenue))}`}`,
          lead: leadOf(id, name),
        }))}
      />
    </div>
  );
}
