import type { SavedSegment } from '@desirepath/contract/segments';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { api } from '../api.ts';
import { problemOf } from '../problem.ts';
import { useSite } from '../question.ts';

/** The saved segments of the site; none until they are known. */
export function useSavedSegments(enabled = true): SavedSegment[] {
  const site = useSite();
  return useQuery({ ...api.segments.list.queryOptions({ input: { site: site.id } }), enabled }).data?.items ?? [];
}

/** A mutation of saved segments, after which all that may be about them is asked for again. */
export function useSegmentMutation<Input, Output>(options: Parameters<typeof useMutation<Output, Error, Input>>[0]) {
  const queryClient = useQueryClient();
  return useMutation({
    ...options,
    onSuccess: () => queryClient.invalidateQueries(),
    onError: (error) => {
      const { message, issues } = problemOf(error);
      toast.error(issues[0]?.message ?? message);
    },
  });
}
