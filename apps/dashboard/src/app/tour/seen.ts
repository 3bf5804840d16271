/** Whether whoever is at this browser has had the tour, or did not want it. */
const STORED_AS = 'tour';

/** The demo's shop stands on the server that the dashboard is from; no other site can. */
export const isDemo = (site: { domain: string } | undefined): boolean => site?.domain === window.location.host;

export function isTourDone(): boolean {
  try {
    return localStorage.getItem(STORED_AS) === 'done';
  } catch {
    return true; // a browser that keeps nothing would offer it again with each page
  }
}

export function rememberTour(): void {
  try {
    localStorage.setItem(STORED_AS, 'done');
  } catch {
    // A browser that keeps nothing is not asked either, see above.
  }
}
