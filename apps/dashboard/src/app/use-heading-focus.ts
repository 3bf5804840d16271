import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { focusHeading } from '../ui/focus-heading.ts';

/**
 * Moves the focus to the heading of each page that one comes to, as browsers do with pages that they load: who hears a page
 * instead of seeing it hears where they are. Another question on the same page, such as a filter, leaves the focus where it is.
 */
export function useHeadingFocus(): void {
  const router = useRouter();
  useEffect(() => {
    let giveUp = () => {};
    const unsubscribe = router.subscribe('onRendered', ({ fromLocation, toLocation, pathChanged }) => {
      giveUp();
      if (fromLocation && pathChanged && !toLocation.hash) giveUp = focusHeading();
    });
    return () => {
      unsubscribe();
      giveUp();
    };
  }, [router]);
}
