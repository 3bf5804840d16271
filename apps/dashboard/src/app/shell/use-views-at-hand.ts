import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { SLICES } from './slices.ts';

/** The first view has the connection to itself for so long, ms. */
const FIRST_VIEW = 2_000;

/** Loads the code of a site's views while nobody waits, so that whoever goes to one of them, by whatever way, need not. */
export function useViewsAtHand(siteId: number | undefined): void {
  const router = useRouter();
  useEffect(() => {
    if (siteId === undefined) return;
    let isWanted = true;
    const load = async () => {
      await import('./palette/palette.tsx');
      for (const { to } of SLICES) {
        if (!isWanted) return;
        await idle();
        await router.loadRouteChunk(router.routesByPath[to]);
      }
    };
    // What could not be loaded is loaded, or told, when somebody goes there.
    const timer = setTimeout(() => void load().catch(() => {}), FIRST_VIEW);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [siteId, router]);
}

/** Safari knows no idle times. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) => ('requestIdleCallback' in window ? requestIdleCallback(resolve) : setTimeout(resolve, 100)));
