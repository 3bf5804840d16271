import { dayIn } from '@desirepath/contract/days';
import type { Cohorts } from '@desirepath/contract/retention';
import { lazy, Suspense } from 'react';
import { formatDays, formatNumber, formatShare } from '../../../ui/format.ts';
import { Loading } from '../../../ui/skeleton.tsx';
import { PlainTable } from './plain-table.tsx';

const Curve = lazy(() => import('../../retention/curve.tsx'));

interface RetentionTileProps {
  retention: Cohorts;
  timeZone: string;
  asTable: boolean;
}

export function RetentionTile({ retention: { cohorts, curve, period }, timeZone, asTable }: RetentionTileProps) {
  if (asTable) {
    const later = cohorts.slice(1).map((_, index) => `${period} ${index + 1}`);
    return (
      <PlainTable
        label="Cohorts"
        columns={['Began', 'People', ...later]}
        rows={cohorts.map(({ at, size, returned }) => {
          const day = dayIn(timeZone, new Date(at));
          const shares = returned.map((back) => (size === 0 ? '–' : formatShare(back / size)));
          const none = Array.from({ length: later.length - shares.length }, () => '');
          return { key: at, name: formatDays(day, day), cells: [formatNumber(size), ...shares, ...none] };
        })}
      />
    );
  }
  return (
    <Suspense fallback={<Loading className="h-full" />}>
      <Curve curve={curve} period={period} className="h-full min-h-32" />
    </Suspense>
  );
}
