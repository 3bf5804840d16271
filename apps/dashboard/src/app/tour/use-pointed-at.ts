import { useEffect } from 'react';

/** Rings what a stop of the tour is about, as soon as it is there. */
export function usePointedAt(selector: string | undefined): void {
  useEffect(() => {
    if (!selector) return;
    let pointed: HTMLElement | undefined;
    const point = () => {
      if (pointed?.isConnected) return;
      pointed = [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.checkVisibility());
      if (!pointed) return;
      pointed.dataset.toured = '';
      pointed.scrollIntoView({ block: 'nearest' });
    };
    point();
    const changes = new MutationObserver(point);
    changes.observe(document.body, { childList: true, subtree: true });
    return () => {
      changes.disconnect();
      if (pointed) delete pointed.dataset.toured;
    };
  }, [selector]);
}
