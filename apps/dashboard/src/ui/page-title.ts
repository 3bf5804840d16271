import { t } from '@lingui/core/macro';
import { useEffect } from 'react';

/** Names the browser's tab by what the page is about; as it was, where nothing is given. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = t`${title} · Desirepath`;
  }, [title]);
}
