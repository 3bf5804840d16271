import type { RecordingMarks } from '@desirepath/contract/recordings';
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, client } from '../../app/api.ts';
import { toastProblem } from '../../app/toast-problem.ts';

/** What is to change of the marks of a recording. */
export interface MarkChange {
  favourite?: boolean;
  kept?: boolean;
  watched?: boolean;
  addTags?: string[];
  removeTags?: string[];
}

interface Marked extends RecordingMarks {
  recording_id: string;
}

/** Changes marks, and shows them wherever the recording is shown. */
export function useMarks(site: number, id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ addTags, removeTags, ...marks }: MarkChange) => {
      if (addTags) return client.recordings.addTags({ site, id, tags: addTags });
      if (removeTags) return client.recordings.removeTags({ site, id, tags: removeTags });
      return client.recordings.mark({ site, id, ...marks });
    },
    onSuccess: (marks, { addTags, removeTags }) => {
      const patched = <Item extends Marked>(item: Item): Item =>
        item.recording_id === id ? { ...item, ...marks } : item;
      queryClient.setQueriesData<InfiniteData<{ items: Marked[] }>>(
        { queryKey: api.recordings.list.key({ type: 'infinite' }) },
        (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(patched) })) },
      );
      queryClient.setQueriesData<Marked>({ queryKey: api.recordings.get.key() }, (one) => one && patched(one));
      if (addTags || removeTags) void queryClient.invalidateQueries({ queryKey: api.recordings.tags.key() });
    },
    onError: toastProblem,
  });
}
