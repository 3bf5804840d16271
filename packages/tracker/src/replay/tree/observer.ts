/** What Zone.js, of Angular's, keeps the browser's own functions under: in its place it would run the app at each change. */
interface Zone {
  __symbol__?(name: string): string;
}

/** The browser's own, as far as the page has left it or somebody has kept it. */
export const observerOf = (look: (records: MutationRecord[]) => void): MutationObserver => {
  const { Zone } = window as Window & { Zone?: Zone };
  const kept = Zone?.__symbol__?.('MutationObserver');
  const own = kept && (Reflect.get(window, kept) as typeof MutationObserver | undefined); // what Zone keeps there
  return new (own || MutationObserver)(look);
};
