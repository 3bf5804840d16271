import { t } from '@lingui/core/macro';
import { Skeleton } from '../../ui/skeleton.tsx';

/** A map that is on its way, in its size. */
export function LoadingHeatmap() {
  return (
    <div role="status" aria-label={t`Loading`} className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Skeleton className="h-[calc(100dvh-12rem)]" />
      <Skeleton className="h-[calc(100dvh-12rem)] max-lg:hidden" />
    </div>
  );
}
