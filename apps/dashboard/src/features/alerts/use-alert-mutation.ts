import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';

/** A change of alerts: what is shown of them is asked for anew, and what went wrong is said. */
export function useAlertMutation<Data, Variables>(
  options: UseMutationOptions<Data, Error, Variables>,
  onDone?: (data: Data) => void,
) {
  const queryClient = useQueryClient();
  return useMutation({
    ...options,
    onSuccess: (data: Data) => {
      void queryClient.invalidateQueries({ queryKey: api.alerts.key() });
      onDone?.(data);
    },
    onError: (error) => toast.error(problemOf(error).message),
  });
}
