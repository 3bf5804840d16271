/** Changes of an element's look that are told one by one before only one a second is: a menu that opens, a bar that fills. */
const AT_ONCE = 10;
const EVERY = 1000;

/** Elements whose look is told anew in one go. Where more move, each moves more rarely in the replay. */
const MOST = 100;

/** What scripts set that animate: how something looks and where it is, never what it says. */
const LOOKS =
  /^(style|transform|d|points|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|width|height|opacity|viewBox|stroke-dashoffset)$/;

/** A recorder's address of a picture is whole; as it stands in the page it may not be. */
const PICTURE = /url\(/;

interface Surroundings<Key> {
  clock(): number;
  /** Takes a change that has come due: what of it is told is looked up then. */
  give(element: Key, names: Set<string>): void;
  /** All that has come due is given. */
  given(): void;
}

/** Keeps animations that set attributes frame by frame from making up the recording. */
export interface Calm<Key> {
  /** Whether these attributes of an element are told now; else they are given later. */
  passes(element: Key, names: Set<string>, now: (name: string) => string | null): boolean;
  /** Gives all that was held back. */
  flush(): void;
  /** Forgets what was held back: all is told anew. */
  forget(): void;
}

export const createCalm = <Key extends object>({ clock, give, given }: Surroundings<Key>): Calm<Key> => {
  /** Of each element, changes that may still be told at once, and when that was so. */
  const purses = new WeakMap<Key, { left: number; at: number }>();
  let held = new Map<Key, Set<string>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFlushing = false;

  const mayPass = (element: Key): boolean => {
    const now = clock();
    const purse = purses.get(element);
    if (!purse) {
      purses.set(element, { left: AT_ONCE - 1, at: now });
      return true;
    }
    purse.left = Math.min(AT_ONCE, purse.left + (now - purse.at) / EVERY);
    purse.at = now;
    if (purse.left < 1) return false;
    purse.left--;
    return true;
  };
  const release = (most: number) => {
    timer = undefined;
    for (const [element, names] of [...held].slice(0, most)) {
      held.delete(element);
      give(element, names);
    }
    if (held.size) timer = setTimeout(release, EVERY, MOST);
    given();
  };
  return {
    passes(element, names, now) {
      for (const name of names) if (!LOOKS.test(name) || PICTURE.test(now(name) ?? '')) return true;
      const waiting = held.get(element);
      if (isFlushing || (!waiting && mayPass(element))) return true;
      held.set(element, new Set([...(waiting ?? []), ...names]));
      timer ??= setTimeout(release, EVERY, MOST);
      return false;
    },
    flush() {
      clearTimeout(timer);
      isFlushing = true;
      release(Number.POSITIVE_INFINITY);
      isFlushing = false;
    },
    forget() {
      clearTimeout(timer);
      timer = undefined;
      held = new Map();
    },
  };
};
