import { t } from '@lingui/core/macro';
import { Card } from '../../ui/card.tsx';
import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';

const CARDS = ['pages', 'sources', 'technology', 'countries'];

/** The shape of the overview before its figures are there. */
export function OverviewSkeleton() {
  return (
    <div role="status" aria-label={t`Loading`} className="grid gap-4">
      <Card className="grid gap-4 p-4">
        <Skeleton className="h-16" />
        <Skeleton className="h-72" />
      </Card>
      <div className="grid gap-4 lg:grid-cols-2">
        {CARDS.map((card) => (
          <Card key={card} className="p-4">
            <SkeletonRows rows={7} />
          </Card>
        ))}
      </div>
    </div>
  );
}
