import { useEffect, useRef } from 'react';

/** Keys that go on for as long as they are held; of all others, which turn something on or off or lead elsewhere, once is enough. */
const GO_ON = /^(Arrow|[,.[\]])/;

/** Single keys that work on the whole page, but where something of the page needs them itself. */
export function useKeys(actionOf: (key: string) => (() => void) | undefined): void {
  const latest = useRef(actionOf);
  latest.current = actionOf;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = latest.current(event.key);
      if (
        !action ||
        event.defaultPrevented ||
        event.metaKey ||
        event.ctrlKey ||
        event.altKey ||
        isTakenBy(event.target, event.key)
      )
        return;
      event.preventDefault();
      if (!event.repeat || GO_ON.test(event.key)) action();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Fields, menus and dialogs use keys themselves; choices that stand side by side the arrows; buttons and links only the space bar. */
function isTakenBy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, [role=dialog], [role=menu], [role=listbox]')) return true;
  if (key.startsWith('Arrow') && target.closest('[role=radio]')) return true;
  return key === ' ' && target.closest('button, a, [role=switch]') !== null;
}
