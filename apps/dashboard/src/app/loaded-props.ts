import type { UseQueryResult } from '@tanstack/react-query';
import { problemOf } from './problem.ts';

/** A query as `Loaded` takes it. */
export const loadedProps = <Data>({ data, error, refetch }: UseQueryResult<Data>) => ({
  data,
  problem: error ? problemOf(error) : undefined,
  onRetry: () => void refetch(),
});
