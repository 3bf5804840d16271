import type { ReactNode } from 'react';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { ErrorState } from './error-state.tsx';
import { problemOf } from './problem.ts';

interface LoadedProps<Data> {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  /** About as many lines as will come: what is below does not move then. */
  lines?: number;
  children: (data: Data) => ReactNode;
}

/** What was asked for, or that it is on its way, or why it is not. */
export function Loaded<Data>({ query, lines = 3, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorState problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  return <SkeletonRows rows={lines} className="gap-2" rowClassName="h-9" />;
}
