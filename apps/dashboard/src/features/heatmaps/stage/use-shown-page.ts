import type { ReplayEvent } from '@desirepath/contract/tracking';
import { useCallback, useEffect, useState } from 'react';
import type { ShownPage } from './shown-page.ts';
import { showSnapshot } from './snapshot.ts';

/** A snapshot, rebuilt in the element that `attach` is the ref of, and how often it has been laid out anew. */
export function useShownPage(events: readonly ReplayEvent[]) {
  const [page, setPage] = useState<ShownPage>();
  const [layout, setLayout] = useState(0);
  const [failure, setFailure] = useState<unknown>();
  const attach = useCallback(
    (root: HTMLElement | null) => {
      if (!root) return;
      const remove = showSnapshot(root, events, setPage, setFailure);
      return () => {
        remove();
        setPage(undefined);
      };
    },
    [events],
  );
  useEffect(() => page?.onResized(() => setLayout((count) => count + 1)), [page]);
  return { page, layout, failure, attach };
}
