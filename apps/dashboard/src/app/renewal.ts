import { t } from '@lingui/core/macro';
import type { AnyRouter } from '@tanstack/react-router';
import { problemOf } from './problem.ts';

let isLeaving = false;

/** Holds the router back from loading what comes as a new page. */
export const untilLeft = (): Promise<void> | undefined => (isLeaving ? new Promise(() => {}) : undefined);

/**
 * Takes the next step as a new page once the server has a newer dashboard than the one that is open: its parts which nobody has needed yet are gone.
 */
export function followRenewal(router: AnyRouter): void {
  let isRenewed = false;
  // Thrown by Vite's loader for any `import()` that fails, those made ahead included.
  addEventListener('vite:preloadError', async () => {
    if (!isRenewed && (await dashboardThere()) === 'newer') isRenewed = true; // whatever one that was asked earlier is told later
  });
  router.subscribe('onBeforeNavigate', ({ toLocation, pathChanged }) => {
    isLeaving = isRenewed && pathChanged;
    if (isLeaving) location.assign(toLocation.href);
  });
}

/**
 * Offers to load the page anew where waiting does not bring a part of it: of a newer version it has another name, and older browsers do not ask
 * again for what failed once.
 *
 * @param failures how often it was asked for in vain
 */
export async function tellOfMissing(error: unknown, failures: number): Promise<void> {
  const there = await dashboardThere();
  if (there === 'away' || (there === 'same' && failures < 2)) return; // that the server is away is said by others
  const { toast } = await import('sonner');
  toast.error(problemOf(error).message, {
    id: 'part_missing',
    duration: Number.POSITIVE_INFINITY,
    closeButton: true,
    action: { label: t`Load the page anew`, onClick: () => location.reload() },
  });
}

/** Which dashboard the server has now. Files are named by what is in them, and the first of them names all others. */
async function dashboardThere(): Promise<'same' | 'newer' | 'away'> {
  const first = document.querySelector<HTMLScriptElement>('script[type=module]');
  try {
    const answer = await fetch('/', { cache: 'no-store' });
    if (!answer.ok || !first) return 'away';
    return (await answer.text()).includes(new URL(first.src).pathname) ? 'same' : 'newer';
  } catch {
    return 'away'; // nothing came
  }
}
