import type { ReplayEvent } from '@desirepath/contract/tracking';
import { useCallback, useState } from 'react';
import { type ShownPage, showSnapshot } from './snapshot.ts';

/** A snapshot, rebuilt in the element that `attach` is the ref of. Give another `key` to show another. */
export function useShownPage(events: readonly ReplayEvent[]) {
  const [page, setPage] = useState<ShownPage>();
  const [failure, setFailure] = useState<unknown>();
  const attach = useCallback(
    (root: HTMLElement | null) => (root ? showSnapshot(root, events, setPage, setFailure) : undefined),
    [events],
  );
  return { page, failure, attach };
}
