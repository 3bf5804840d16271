import { useEffect } from 'react';

/** Space does something, unless it does something else already where the focus is. */
export function useSpace(onSpace: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.repeat || event.defaultPrevented) return;
      const { target } = event;
      if (target instanceof Element && target.closest('a, button, input, select, textarea, [role=dialog], [role=menu]'))
        return;
      event.preventDefault();
      onSpace();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
}
