import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isTransient, problemOf } from './problem.ts';

/** Long enough that going back and forth between views asks nothing again. */
const FRESH_MS = 30_000;
const RETRIES = 2;

/** @param onSessionLost Called when the server no longer knows who is asking. */
export function createQueryClient(onSessionLost: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (problemOf(error).code === 'not_signed_in') onSessionLost();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, error) => isTransient(error) && failures < RETRIES,
        // The server is often on this machine: without a network it still answers.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
