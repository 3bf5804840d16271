import type { RecordingSort } from '@desirepath/contract/recording-views';
import type { ListedRecording } from '@desirepath/contract/recordings';
import type { Question } from '@desirepath/contract/segment';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { api } from '../../app/api.ts';

interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}

const nextCursor = ({ next_cursor }: Page<unknown>) => next_cursor ?? undefined;

/** What the list is asked for besides its order. */
export type ListQuestion = Question & { marks?: string | undefined };

export const recordingsQuery = (question: ListQuestion, sort: RecordingSort) =>
  api.recordings.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...question, sort, cursor }),
    initialPageParam: undefined,
    getNextPageParam: nextCursor,
  });

export const recordingQuery = (site: number, id: string) =>
  api.recordings.get.queryOptions({ input: { site, id }, staleTime: Number.POSITIVE_INFINITY });

/** What there is to play of a recording; what it holds is fetched as it is needed, see `replay/loader.ts`. */
export const partsQuery = (site: number, id: string) =>
  api.recordingParts.list.queryOptions({ input: { site, id }, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });

/** The recordings before and after this one in the list it was opened from; none where it was opened by its address. */
export function neighboursOf(
  queryClient: QueryClient,
  id: string,
): { previous?: ListedRecording; next?: ListedRecording } {
  const lists = queryClient.getQueriesData<InfiniteData<Page<ListedRecording>>>({
    queryKey: api.recordings.list.key({ type: 'infinite' }),
  });
  for (const [, data] of lists.toReversed()) {
    const recordings = data?.pages.flatMap((page) => page.items) ?? [];
    const index = recordings.findIndex((recording) => recording.recording_id === id);
    if (index >= 0) return { previous: recordings[index - 1], next: recordings[index + 1] };
  }
  return {};
}
