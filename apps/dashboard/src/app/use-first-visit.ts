import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from './api.ts';

/** Soon enough for whoever has just put the script into a page and opens it beside this one. */
const POLL_MS = 5_000;

/** Whether anything has ever arrived of the site. */
export const visitedQuery = (siteId: number) =>
  api.sites.visited.queryOptions({
    input: { id: siteId },
    staleTime: ({ state }) => (state.data?.visited ? Number.POSITIVE_INFINITY : POLL_MS),
    refetchInterval: ({ state }) => (state.data?.visited === false ? POLL_MS : false),
  });

/**
 * Whether the first visit is still awaited, which the way to every view of a site has asked. While it is, it looks again, and
 * then lets every view ask anew.
 */
export function useFirstVisit(siteId: number): { isAwaited: boolean } {
  const queryClient = useQueryClient();
  const isAwaited = useQuery(visitedQuery(siteId)).data?.visited === false;
  const before = useRef(isAwaited);
  useEffect(() => {
    if (before.current && !isAwaited) void queryClient.invalidateQueries();
    before.current = isAwaited;
  }, [isAwaited, queryClient]);
  return { isAwaited };
}
