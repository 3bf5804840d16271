import type { AnyRouter } from '@tanstack/react-router';

/**
 * Takes the next step as a new page once the server has a newer dashboard than the one that is open: its parts which nobody has needed yet are gone.
 */
export function followRenewal(router: AnyRouter): void {
  let isRenewed = false;
  // Thrown by Vite's loader for any `import()` that fails, those made ahead included.
  addEventListener('vite:preloadError', async () => {
    if (!isRenewed && (await isNewerThere())) isRenewed = true; // whatever one that was asked earlier is told later
  });
  router.subscribe('onBeforeNavigate', ({ toLocation, pathChanged }) => {
    if (isRenewed && pathChanged) location.assign(toLocation.href);
  });
}

/** Files are named by what is in them, and the first of them names all others. */
async function isNewerThere(): Promise<boolean> {
  const first = document.querySelector<HTMLScriptElement>('script[type=module]');
  try {
    const answer = await fetch('/', { cache: 'no-store' });
    return answer.ok && first !== null && !(await answer.text()).includes(new URL(first.src).pathname);
  } catch {
    return false; // nothing came, because the server is away
  }
}
