import { t } from '@lingui/core/macro';
import { cn } from './class-names.ts';

/** Stands where something will appear, in its size. Give it width and height by class. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('animate-pulse rounded-md bg-hover', className)} />;
}

/** A part of a view that is on its way, said to those who do not see it too. Give it its size by class. */
export function Loading({ className }: { className?: string }) {
  return (
    <div role="status" aria-label={t`Loading`} className={cn('grid', className)}>
      <Skeleton />
    </div>
  );
}

interface SkeletonRowsProps {
  rows: number;
  className?: string;
  /** Of each row. */
  rowClassName?: string;
}

/** Rows of a list or a table that is on its way. */
export function SkeletonRows({ rows, className, rowClassName }: SkeletonRowsProps) {
  return (
    <div role="status" aria-label={t`Loading`} className={cn('grid gap-1', className)}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <Skeleton key={row} className={cn('h-8', rowClassName)} />
      ))}
    </div>
  );
}
