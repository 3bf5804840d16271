import { RECORDING_SORTS } from '@desirepath/contract/recording-views';
import type { Recording } from '@desirepath/contract/recordings';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useQuestion } from '../../app/question.ts';
import { useKeys } from '../../app/use-keys.ts';
import { recordingsQuery } from './queries.ts';
import { ofList } from './search.ts';

const route = getRouteApi('/signed-in/sites/$siteId/recordings/$recordingId');

/** The recordings before and after this one in the list that the address tells of; none where it is not among those loaded. */
export function useNeighbours(
  id: string,
  enabled: boolean,
): { previous?: Recording | undefined; next?: Recording | undefined } {
  const { sort = RECORDING_SORTS[0], marks } = route.useSearch();
  const question = { ...useQuestion(), marks };
  // The list stands still while one goes through it: watching changes what is in it.
  const list = useInfiniteQuery({ ...recordingsQuery(question, sort), staleTime: Number.POSITIVE_INFINITY, enabled });
  const recordings = list.data?.pages.flatMap((page) => page.items) ?? [];
  const index = recordings.findIndex((recording) => recording.recording_id === id);

  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  const isLast = index >= 0 && index === recordings.length - 1;
  useEffect(() => {
    if (isLast && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [isLast, hasNextPage, isFetching, isError, fetchNextPage]);
  return index < 0 ? {} : { previous: recordings[index - 1], next: recordings[index + 1] };
}

/** `n` and `p` go to the next and the previous recording. */
export function useNeighbourKeys(previous: Recording | undefined, next: Recording | undefined): void {
  const navigate = useNavigate();
  useKeys((key) => {
    const recording = key === 'n' ? next : key === 'p' ? previous : undefined;
    if (!recording) return undefined;
    const params = { siteId: recording.site, recordingId: recording.recording_id };
    return () => void navigate({ to: '/sites/$siteId/recordings/$recordingId', params, search: ofList });
  });
}
