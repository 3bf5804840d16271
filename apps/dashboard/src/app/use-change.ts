import { type QueryKey, type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { toastProblem } from './toast-problem.ts';

/** A change of what a key stands for: what is shown of that is asked for anew, and what went wrong is said. */
export function useChange<Data, Variables>(
  queryKey: QueryKey,
  options: UseMutationOptions<Data, Error, Variables>,
  onDone?: (data: Data) => void,
) {
  const queryClient = useQueryClient();
  return useMutation({
    ...options,
    onSuccess: (data: Data) => {
      void queryClient.invalidateQueries({ queryKey });
      onDone?.(data);
    },
    onError: toastProblem,
  });
}
