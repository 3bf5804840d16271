/** Names that are looked at once: pages have few, and few pages make ever new ones. */
const MOST = 2000;

/** What there is to know of a name, as bits, of which the first says whether the first test holds; remembered. */
export const createKinds = (tests: readonly { test(name: string): boolean }[]): ((name: string) => number) => {
  const kinds = new Map<string, number>();
  return (name) => {
    let kind = kinds.get(name);
    if (kind === undefined) {
      kind = tests.reduce((all, is, i) => all | (is.test(name) ? 1 << i : 0), 0);
      if (kinds.size === MOST) kinds.clear();
      kinds.set(name, kind);
    }
    return kind;
  };
};
