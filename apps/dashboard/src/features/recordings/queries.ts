import type { RecordingSort } from '@desirepath/contract/recording-views';
import type { Question } from '@desirepath/contract/segment';
import type { QueryClient } from '@tanstack/react-query';
import { api, client } from '../../app/api.ts';

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

/** Kept from the click that opens a recording until its player takes it, and no longer: it is large, or soon out of date. */
const UNTIL_TAKEN = { staleTime: Number.POSITIVE_INFINITY, gcTime: 10_000 };

/** What there is to play of a recording; what it holds is fetched as it is needed, see `replay/loader.ts`. */
export const partsQuery = (site: number, id: string) =>
  api.recordingParts.list.queryOptions({ input: { site, id }, ...UNTIL_TAKEN });

/** What it begins with. */
export const firstChunksQuery = (site: number, id: string) =>
  api.recordings.chunks.queryOptions({ input: { site, id }, ...UNTIL_TAKEN });

/** The same, once: of a session that goes on there is more the next time. */
export async function takeFirstChunks(queryClient: QueryClient, site: number, id: string) {
  const query = firstChunksQuery(site, id);
  try {
    const page = await queryClient.fetchQuery(query);
    // Asked for before the first came, of which the plan may know by now.
    return page.items.length > 0 ? page : await client.recordings.chunks({ site, id });
  } finally {
    queryClient.removeQueries({ queryKey: query.queryKey });
  }
}
