/**
 * Focuses the heading of the page, unless something else has the focus by then. It waits for one: a page may have to load first
 * what it is about. @returns what ends the waiting
 */
export function focusHeading(): () => void {
  const observer = new MutationObserver(() => tryToFocus());
  const giveUp = () => {
    clearTimeout(timer);
    observer.disconnect();
  };
  const tryToFocus = () => {
    const heading = document.querySelector<HTMLElement>('main h1');
    if (!heading && !isTaken()) return;
    giveUp();
    // Where the page is scrolled to is the router's affair: on the way back, where it was.
    if (!isTaken()) heading?.focus({ preventScroll: true });
  };
  const timer = setTimeout(() => {
    observer.observe(document.body, { childList: true, subtree: true });
    tryToFocus();
  }, AFTER_MENUS_MS);
  return giveUp;
}

/** A menu or a dialog that one leaves a page by gives the focus back to what opened it, a moment after it is closed. */
const AFTER_MENUS_MS = 50;

/** Whether the focus is on more than the way here: on a field that the page begins with, a tab of its own, a dialog, the tour. */
function isTaken(): boolean {
  const focused = document.activeElement;
  if (!focused || focused.matches('body, main, h1')) return false;
  return focused.closest('main') !== null || focused.closest('nav, aside, header') === null;
}
