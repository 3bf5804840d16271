import { useEffect, useRef } from 'react';

/** Single keys that work on the whole page, but where something of the page needs them itself. */
export function useKeys(actionOf: (key: string) => (() => void) | undefined): void {
  const latest = useRef(actionOf);
  latest.current = actionOf;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = latest.current(event.key);
      if (!action || event.metaKey || event.ctrlKey || event.altKey || isTakenBy(event.target, event.key)) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Fields, menus and dialogs use keys themselves; choices that stand side by side the arrows; buttons and links only the space bar. */
export function isTakenBy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, [role=dialog], [role=menu], [role=listbox]')) return true;
  if (key.startsWith('Arrow') && target.closest('[role=radio]')) return true;
  return key === ' ' && target.closest('button, a, [role=switch]') !== null;
}
