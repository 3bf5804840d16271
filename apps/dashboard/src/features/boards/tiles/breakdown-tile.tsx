import type { Shown } from '@desirepath/contract/tiles';
import type { Breakdown } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { later } from '../../../app/later.tsx';
import { inSentence } from '../../../language/in-sentence.ts';
import { formatExactWorth, formatNumber, formatShare, formatWorth } from '../../../ui/format.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { DIMENSION_LOOKS, propertyLook } from '../../trends/dimensions.ts';
import { Watch } from '../scope.tsx';
import { PlainTable } from './plain-table.tsx';
import { RankedRows } from './ranked-rows.tsx';

const WorldMap = later(
  () => import('../../trends/world-map.tsx'),
  () => <Skeleton className="aspect-2/1" />,
);

interface BreakdownTileProps {
  shows: Extract<Shown, { kind: 'breakdown' }>;
  breakdown: Breakdown;
  visitors: number;
  asTable: boolean;
}

export function BreakdownTile({ shows, breakdown: { items, currency }, visitors, asTable }: BreakdownTileProps) {
  const { by, event = '', property = '', goal } = shows;
  const look = by === 'property' ? propertyLook(event, property) : DIMENSION_LOOKS[by];
  const rate = ({ sessions, conversions }: (typeof items)[number]) =>
    formatShare(sessions === 0 ? 0 : conversions / sessions);
  const gain = (item: (typeof items)[number]) => {
    const reached = t`${rate(item)} reach it`;
    return item.revenue > 0 ? `${reached} · ${t`worth ${formatWorth(item.revenue, currency)}`}` : reached;
  };
  const leadOf = (value: string) => {
    const { segmentKey: key, conditionOf } = look;
    const condition = conditionOf?.(value);
    // An unknown device or country is no condition; an empty source is: direct visits.
    if (key ? value === '' && key !== 'source' : !condition) return undefined;
    return (
      <Watch
        whose={t`sessions with ${inSentence(look.one)} ${look.labelOf(value)}`}
        {...(key ? { segment: { [key]: value } } : {})}
        conditions={condition ? [condition] : []}
      />
    );
  };
  if (asTable)
    return (
      <PlainTable
        label={look.label}
        columns={[
          look.one,
          t`Visitors`,
          t`Sessions`,
          ...(goal ? [t`Conversions`, t`Rate`, t`Value`] : [t`Bounce rate`]),
        ]}
        rows={items.map((item) => ({
          key: item.value,
          name: look.labelOf(item.value),
          cells: [
            formatNumber(item.visitors),
            formatNumber(item.sessions),
            ...(goal
              ? [formatNumber(item.conversions), rate(item), formatExactWorth(item.revenue, currency)]
              : [item.bounce_rate === null ? '–' : formatShare(item.bounce_rate)]),
          ],
          lead: leadOf(item.value),
        }))}
      />
    );
  return (
    <div className="grid gap-2 px-2 pb-2">
      {by === 'country' && <WorldMap countries={items} className="px-2" />}
      <RankedRows
        rows={items.map((item) => ({
          key: item.value,
          name: look.labelOf(item.value),
          count: item.visitors,
          note: goal ? gain(item) : formatShare(Math.min(item.visitors / Math.max(visitors, 1), 1), true),
          lead: leadOf(item.value),
        }))}
      />
    </div>
  );
}
