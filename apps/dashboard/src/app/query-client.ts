import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isTransient, problemOf } from './problem.ts';

/** Long enough that going back and forth between views asks nothing again. */
const FRESH_MS = 30_000;
const RETRIES = 2;

interface Losses {
  /** The server no longer knows who is asking. */
  onSessionLost: () => void;
  /** A site was asked about that is gone, or is not theirs any more. */
  onSiteLost: () => void;
}

export function createQueryClient({ onSessionLost, onSiteLost }: Losses): QueryClient {
  const onError = (error: unknown) => {
    const { code } = problemOf(error);
    if (code === 'not_signed_in') onSessionLost();
    if (code === 'site_not_found') onSiteLost();
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
