import { t } from '@lingui/core/macro';
import { useBlocker } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';

/**
 * Asks before a page is left on which something was changed and not saved.
 * @returns lets it be left from then on, since it is saved
 */
export function useUnsaved(isChanged: boolean): () => void {
  const isSaved = useRef(false);
  const isLost = () => isChanged && !isSaved.current;
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isLost() && current.pathname !== next.pathname && !window.confirm(t`What you changed is not saved. Leave it?`),
    enableBeforeUnload: isLost,
  });
  return useCallback(() => {
    isSaved.current = true;
  }, []);
}
