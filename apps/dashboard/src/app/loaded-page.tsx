import type { ReactNode } from 'react';
import { PagePending } from './fallbacks.tsx';
import { isGone, type ListOf, PageProblem } from './page-problem.tsx';

interface LoadedPageProps<Data> {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  /** The list that the page is of one of. */
  list: ListOf;
  children: (data: Data) => ReactNode;
}

/** A page about one thing. Asked for again in vain it stays as it is: somebody may be writing on it. */
export function LoadedPage<Data>({ query: { data, error, refetch }, list, children }: LoadedPageProps<Data>) {
  if (data !== undefined && !isGone(error)) return children(data);
  return error ? <PageProblem error={error} onRetry={() => void refetch()} list={list} /> : <PagePending />;
}
