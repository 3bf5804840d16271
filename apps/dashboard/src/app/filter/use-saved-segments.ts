import type { SavedSegment } from '@desirepath/contract/segments';
import { type UseMutationOptions, useQuery } from '@tanstack/react-query';
import { byName } from '../../ui/by-name.ts';
import { api } from '../api.ts';
import { useSite } from '../question.ts';
import { EVERYTHING, useChange } from '../use-change.ts';

/** The saved segments of the site; none until they are known. */
export function useSavedSegments(enabled = true): SavedSegment[] {
  const site = useSite();
  return (
    useQuery({
      ...api.segments.list.queryOptions({
        input: { site: site.id },
        select: ({ items }) => ({ items: items.toSorted(byName) }),
      }),
      enabled,
    }).data?.items ?? []
  );
}

/** A change to saved segments, after which all that may be about them is asked for again: once the view is about what it made of them. */
export const useSegmentChange = <Input, Output>(
  options: UseMutationOptions<Output, Error, Input>,
  onDone: (output: Output) => unknown,
) => useChange(options, { stale: [EVERYTHING], onDone });
