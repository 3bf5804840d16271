/**
 * Gives the focus back when a recorded page takes it: opening a dialog moves it into the frame, even an inert one, and with it
 * the keys that steer the player.
 *
 * @returns Stops watching.
 */
export function keepFocus(frame: HTMLIFrameElement): () => void {
  let leaving: EventTarget | null = null;
  const onFocusOut = ({ target }: FocusEvent) => {
    leaving = target;
  };
  // A frame that gains the focus says so only by the blur of the window around it, in the midst of gaining it; what is set
  // at that point is overwritten, so the focus comes back just after.
  const onBlur = () =>
    queueMicrotask(() => {
      const before = leaving;
      leaving = null;
      if (document.activeElement !== frame) return;
      frame.blur();
      window.focus();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    });
  document.addEventListener('focusout', onFocusOut);
  window.addEventListener('blur', onBlur);
  return () => {
    document.removeEventListener('focusout', onFocusOut);
    window.removeEventListener('blur', onBlur);
  };
}
