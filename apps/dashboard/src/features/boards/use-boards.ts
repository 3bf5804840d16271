import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';

/** A change to boards, after which what is shown of them is asked for again; their answers are not, if they are the same. */
export function useBoardMutation<Input, Output>(options: Parameters<typeof useMutation<Output, Error, Input>>[0]) {
  const queryClient = useQueryClient();
  return useMutation({
    ...options,
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: api.boards.list.key() }),
        queryClient.invalidateQueries({ queryKey: api.boards.get.key() }),
      ]),
    onError: (error) => {
      const { message, issues } = problemOf(error);
      toast.error(issues[0]?.message ?? message);
    },
  });
}
