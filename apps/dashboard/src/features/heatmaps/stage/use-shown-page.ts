import type { ReplayEvent } from '@desirepath/contract/tracking';
import { useCallback, useEffect, useState } from 'react';
import { useKept } from '../../../app/kept-assets.ts';
import type { ShownPage } from './shown-page.ts';
import { showSnapshot } from './snapshot.ts';

/** A snapshot, rebuilt in the element that `attach` is the ref of, and how often it has been laid out anew. */
export function useShownPage(site: number, { events, page_id }: { events: readonly ReplayEvent[]; page_id: string }) {
  const [page, setPage] = useState<ShownPage>();
  const [layout, setLayout] = useState(0);
  const [failure, setFailure] = useState<unknown>();
  const assets = useKept(site, { page: page_id });
  const { kept } = assets;
  const attach = useCallback(
    (root: HTMLElement | null) => {
      if (!root || !kept) return;
      const remove = showSnapshot(root, events, { site, kept }, setPage, setFailure);
      return () => {
        remove();
        setPage(undefined);
      };
    },
    [site, events, kept],
  );
  useEffect(() => page?.onResized(() => setLayout((count) => count + 1)), [page]);
  return { page, layout, failure, attach, assets };
}
