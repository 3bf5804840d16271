import { type QueryKey, type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { problemOf } from './problem.ts';

interface Outcomes<Output> {
  stale: readonly QueryKey[];
  done?: string;
  onDone?: (output: Output) => void;
  /** What a failure is called that is none of the server's. */
  sayOf?: (error: Error) => string | undefined;
}

/** A change by a button: what it makes stale is asked anew, and what went wrong is told at the edge of the screen. */
export function useAct<Input, Output>(
  options: UseMutationOptions<Output, Error, Input>,
  { stale, done, onDone, sayOf }: Outcomes<Output>,
) {
  const queryClient = useQueryClient();
  return useMutation({
    ...options,
    onSuccess: async (output: Output) => {
      if (done) toast.success(done);
      onDone?.(output);
      await Promise.all(stale.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
    onError: (error) => toast.error(sayOf?.(error) ?? problemOf(error).message),
  });
}
