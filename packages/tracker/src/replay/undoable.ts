/** What rrweb (2.1) patches and leaves behind when it stops. */
const leftBehind = (): [owner: object, name: string][] => [
  [CSSStyleSheet.prototype, 'addRule'],
  [CSSStyleSheet.prototype, 'removeRule'],
  [document, 'adoptedStyleSheets'],
];

/** Runs `patch`, which gives what undoes it. Returns what undoes it wholly, except where others have patched since. */
export const undoable = (patch: () => (() => void) | undefined): (() => void) => {
  const before = leftBehind().map(([owner, name]) => ({
    owner,
    name,
    was: Object.getOwnPropertyDescriptor(owner, name),
  }));
  const undo = patch();
  const patched = before.map((place) => ({ ...place, is: Object.getOwnPropertyDescriptor(place.owner, place.name) }));
  return () => {
    const untouched = patched.filter(({ owner, name, is }) => {
      const now = Object.getOwnPropertyDescriptor(owner, name);
      return now?.value === is?.value && now?.set === is?.set;
    });
    undo?.();
    for (const { owner, name, was } of untouched) {
      if (was) Object.defineProperty(owner, name, was);
      else Reflect.deleteProperty(owner, name);
    }
  };
};
