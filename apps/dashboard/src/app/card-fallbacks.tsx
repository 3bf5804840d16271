import { Card } from '../ui/card.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { ErrorState } from './error-state.tsx';
import { problemOf } from './problem.ts';

interface CardFallbacksProps {
  query: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown };
  /** About as many as will come. */
  rows: number;
}

/** What stands in the place of a card of rows until they are there, and where they cannot be had. */
export function CardFallbacks({ query, rows }: CardFallbacksProps) {
  if (query.isPending) {
    return (
      <Card className="p-4">
        <SkeletonRows rows={rows} />
      </Card>
    );
  }
  if (!query.isError) return null;
  return (
    <Card>
      <ErrorState problem={problemOf(query.error)} onRetry={() => void query.refetch()} className="py-24" />
    </Card>
  );
}
