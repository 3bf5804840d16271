import type { TileAnswer } from '@desirepath/contract/tiles';
import { t } from '@lingui/core/macro';
import { formatExactWorth, formatNumber, formatShare, formatWorth } from '../../../ui/format.ts';
import { Watch } from '../scope.tsx';
import { PlainTable } from './plain-table.tsx';
import { RankedRows } from './ranked-rows.tsx';

interface GoalsTileProps {
  answer: Extract<TileAnswer, { kind: 'goals' }>;
  asTable: boolean;
}

export function GoalsTile({ answer: { sessions, goals }, asTable }: GoalsTileProps) {
  const rate = (conversions: number) => formatShare(conversions / Math.max(sessions, 1));
  const leadOf = ({ id, name, conversions }: (typeof goals)[number]) =>
    conversions > 0 && (
      <Watch whose={t`sessions that reached ${name}`} conditions={[{ kind: 'goal', not: false, id }]} />
    );
  if (asTable)
    return (
      <PlainTable
        label={t`Goals`}
        columns={[t`Goal`, t`Conversions`, t`Before`, t`Rate`, t`Value`]}
        rows={goals.map((goal) => ({
          key: goal.id,
          name: goal.name,
          cells: [
            formatNumber(goal.conversions),
            formatNumber(goal.conversions_before),
            rate(goal.conversions),
            goal.revenue === 0 ? '–' : formatExactWorth(goal.revenue, goal.currency),
          ],
          lead: leadOf(goal),
        }))}
      />
    );
  return (
    <div className="px-2 py-1">
      <RankedRows
        rows={goals.map((goal) => ({
          key: goal.id,
          name: goal.name,
          count: goal.conversions,
          note:
            goal.revenue === 0
              ? rate(goal.conversions)
              : `${rate(goal.conversions)} · ${t`worth ${formatWorth(goal.revenue, goal.currency)}`}`,
          lead: leadOf(goal),
        }))}
      />
    </div>
  );
}
