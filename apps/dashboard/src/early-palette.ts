/** What opens the palette. */
export const isPaletteKey = ({ key, metaKey, ctrlKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'k' && (metaKey || ctrlKey);

/** How long what was pressed too early still counts, ms. */
const PATIENCE = 10_000;
let pressedAt = Number.NEGATIVE_INFINITY;

function note(event: KeyboardEvent): void {
  if (!isPaletteKey(event)) return;
  event.preventDefault();
  pressedAt = event.timeStamp;
}

/** From the first line on: whoever presses ⌘K while the dashboard loads has it opened as soon as there is one. */
export const listenEarly = (): void => window.addEventListener('keydown', note);

/** Whether that was so; from now on the dashboard listens itself. */
export function endEarly(): boolean {
  window.removeEventListener('keydown', note);
  return performance.now() - pressedAt < PATIENCE;
}
