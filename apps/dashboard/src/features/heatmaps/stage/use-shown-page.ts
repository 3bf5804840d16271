import type { ReplayEvent } from '@desirepath/contract/tracking';
import { useCallback, useEffect, useState } from 'react';
import type { Kept } from '../../../ui/padlock/kept.ts';
import type { ShownPage } from './shown-page.ts';
import { showSnapshot } from './snapshot.ts';

/**
 * A snapshot, rebuilt in the element that `attach` is the ref of, and how often it has been laid out anew.
 * @param frame see `loadReplay`
 */
export function useShownPage(events: readonly ReplayEvent[], kept: Kept | undefined, frame: string | undefined) {
  const [page, setPage] = useState<ShownPage>();
  const [layout, setLayout] = useState(0);
  const [failure, setFailure] = useState<unknown>();
  const attach = useCallback(
    (root: HTMLElement | null) => {
      if (!root || !kept) return;
      const remove = showSnapshot(root, events, { frame, kept }, setPage, setFailure);
      return () => {
        remove();
        setPage(undefined);
      };
    },
    [frame, events, kept],
  );
  useEffect(() => page?.onResized(() => setLayout((count) => count + 1)), [page]);
  return { page, layout, failure, attach };
}
