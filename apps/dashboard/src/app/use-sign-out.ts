import { useMutation } from '@tanstack/react-query';
import { api } from './api.ts';
import { problemOf } from './problem.ts';

/** Ends the session on the server, and leaves by loading the page anew: nothing of what was seen stays in memory. */
export function useSignOut(next = '/sign-in') {
  return useMutation(
    api.accounts.logout.mutationOptions({
      onSuccess: () => window.location.assign(next),
      onError: async (error) => {
        const { toast } = await import('sonner');
        toast.error(problemOf(error).message);
      },
    }),
  );
}
