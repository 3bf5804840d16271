import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from './api.ts';
import { problemOf } from './problem.ts';

/** Ends the session here and on the server, and forgets all that was loaded with it. */
export function useSignOut() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation(
    api.accounts.logout.mutationOptions({
      onSuccess: async () => {
        await router.navigate({ to: '/sign-in', search: {} });
        queryClient.clear();
      },
      onError: async (error) => {
        const { toast } = await import('sonner');
        toast.error(problemOf(error).message);
      },
    }),
  );
}
