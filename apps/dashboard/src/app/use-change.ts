import { type QueryKey, type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { toastProblem } from './toast-problem.ts';

interface Outcomes<Input, Output> {
  /** What is asked for anew wherever it is shown. */
  stale: readonly QueryKey[];
  /** What is told at the edge of the screen. */
  done?: string;
  /** Waited for before what is stale is asked for: a page that goes away must not ask once more for what is no longer there. */
  onDone?: (output: Output, input: Input) => unknown;
  /** What a failure is called that is none of the server's. */
  sayOf?: (error: Error) => string | undefined;
  /** Its form says what went wrong, where that is; nothing is told at the edge of the screen as well. */
  isSaidByForm?: boolean;
}

/** A change that the server keeps: what it makes stale is asked for anew, and what went wrong is told at the edge of the screen. */
export function useChange<Input, Output>(
  options: UseMutationOptions<Output, Error, Input>,
  { stale, done, onDone, sayOf, isSaidByForm = false }: Outcomes<Input, Output>,
) {
  const queryClient = useQueryClient();
  return useMutation({
    ...options,
    onSuccess: async (output: Output, input: Input) => {
      if (done) toast.success(done);
      await onDone?.(output, input);
      await Promise.all(stale.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
    onError: (error) => {
      if (isSaidByForm) return;
      const said = sayOf?.(error);
      if (said) toast.error(said);
      else toastProblem(error);
    },
  });
}

/** Stale once a change moves every number there is. */
export const EVERYTHING: QueryKey = [];
