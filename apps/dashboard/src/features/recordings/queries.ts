import type { RecordingSort } from '@desirepath/contract/recording-views';
import type { Question } from '@desirepath/contract/segment';
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
