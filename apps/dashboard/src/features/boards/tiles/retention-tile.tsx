import type { DateRange } from '@desirepath/contract/days';
import type { Cohorts } from '@desirepath/contract/retention';
import type { Shown } from '@desirepath/contract/tiles';
import { t } from '@lingui/core/macro';
import { later } from '../../../app/later.tsx';
import { formatDays, formatNumber, formatShare } from '../../../ui/format.ts';
import { Loading } from '../../../ui/skeleton.tsx';
import { cellCondition, periodsOf } from '../../retention/cohort-conditions.ts';
import { PERIOD_NAMES } from '../../retention/period-names.ts';
import { Watch } from '../scope.tsx';
import { PlainTable } from './plain-table.tsx';

const Curve = later(
  () => import('../../retention/curve.tsx'),
  () => <Loading className="h-full" />,
);

interface RetentionTileProps {
  shows: Extract<Shown, { kind: 'retention' }>;
  retention: Cohorts;
  days: DateRange;
  timeZone: string;
  asTable: boolean;
}

export function RetentionTile({ shows, retention, days, timeZone, asTable }: RetentionTileProps) {
  const { cohorts, curve, period } = retention;
  if (asTable) {
    const { first, returning } = shows;
    const periodAt = periodsOf(cohorts, days, timeZone);
    const later = cohorts.slice(1).map((_, index) => `${PERIOD_NAMES[period]} ${index + 1}`);
    return (
      <PlainTable
        label={t`Cohorts`}
        columns={[t`Began`, t`People`, ...later]}
        rows={cohorts.map(({ at, size, returned }, index) => {
          const joined = periodAt(index);
          const name = formatDays(joined.from, joined.to);
          const shares = returned.map((back) => (size === 0 ? '–' : formatShare(back / size)));
          const none = Array.from({ length: later.length - shares.length }, () => '');
          const condition = cellCondition({ period, first, returning, joined, days });
          const lead = size > 0 && <Watch whose={t`sessions of those who began ${name}`} conditions={[condition]} />;
          return { key: at, name, cells: [formatNumber(size), ...shares, ...none], lead };
        })}
      />
    );
  }
  return <Curve curve={curve} period={period} className="h-full min-h-32" />;
}
