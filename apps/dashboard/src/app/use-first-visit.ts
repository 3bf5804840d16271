import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from './api.ts';

/** Soon enough for whoever has just put the script into a page and opens it beside this one. */
const POLL_MS = 5_000;

/**
 * Whether anything has ever arrived of the site. While nothing has, it looks again, and then lets every view ask anew.
 * @param isAsked Left to whoever sees nothing of these days: of a site with millions of visits it takes a while to say.
 */
export function useFirstVisit(siteId: number, isAsked = true): 'unknown' | 'awaited' | 'been' {
  const queryClient = useQueryClient();
  const status = useQuery({
    ...api.sites.status.queryOptions({
      input: { id: siteId },
      refetchInterval: ({ state }) => (state.data?.first_event_at === null ? POLL_MS : false),
    }),
    enabled: isAsked,
  });
  // Where it cannot be known, what is asked for says so itself.
  const visit = status.isPending ? 'unknown' : status.data?.first_event_at === null ? 'awaited' : 'been';
  const before = useRef(visit);
  useEffect(() => {
    if (before.current === 'awaited' && visit === 'been') void queryClient.invalidateQueries();
    before.current = visit;
  }, [visit, queryClient]);
  return visit;
}
