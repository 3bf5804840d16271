import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { isPaletteKey } from '../../early-palette.ts';
import { SLICES } from './slices.ts';

/** How long after `g` its letter may follow. */
const SEQUENCE_MS = 1200;

interface Shortcuts {
  siteId: number | undefined;
  onPalette: () => void;
  onHelp: () => void;
}

/** The keys that work everywhere: ⌘K or Ctrl K, `?`, and `g` followed by the letter of a view. */
export function useShortcuts({ siteId, onPalette, onHelp }: Shortcuts): void {
  const navigate = useNavigate();
  const goUntil = useRef(0);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) {
        event.preventDefault();
        onPalette();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isBusy(event.target)) return;
      if (event.key === '?') onHelp();
      else if (event.key === 'g') goUntil.current = event.timeStamp + SEQUENCE_MS;
      else {
        const slice = event.timeStamp < goUntil.current && SLICES.find(({ key }) => key === event.key);
        goUntil.current = 0;
        if (slice && siteId) void navigate({ to: slice.to, params: { siteId } });
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [siteId, onPalette, onHelp, navigate]);
}

/** Letters belong to whoever is typing, and to an open dialog or menu. */
function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role=dialog], [role=menu]') !== null;
}
