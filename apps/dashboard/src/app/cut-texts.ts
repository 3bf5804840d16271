/** Tells whole what is cut for want of room, where the pointer rests on it, wherever in the dashboard it stands. */
export function tellCutTexts(): void {
  /** Elements whose title is their own text, given here. */
  const told = new WeakSet<Element>();
  document.addEventListener('pointerover', ({ target }) => {
    const text = target instanceof Element ? target.closest<HTMLElement>('.truncate') : null;
    if (!text || (text.title && !told.has(text))) return;
    told.add(text);
    text.title = text.scrollWidth > text.clientWidth ? text.textContent : '';
  });
}
