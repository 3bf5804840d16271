import type { mutationData } from '@rrweb/types';

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

type Change = mutationData['attributes'][number];

interface Surroundings {
  clock(): number;
  /** What an attribute of a recorded node is now; undefined where the node is gone. */
  read(id: number, name: string): string | null | undefined;
  /** Takes the changes that have come due. */
  write(changes: Change[]): void;
}

/** Keeps animations that set attributes frame by frame from making up the recording. */
export interface Calm {
  /** What of these changes is told now. */
  pass(changes: Change[]): Change[];
  /** Tells all that was held back. */
  flush(): void;
  /** Forgets what was held back: all is told anew. */
  forget(): void;
}

export const createCalm = ({ clock, read, write }: Surroundings): Calm => {
  /** Of each node, changes that may still be told at once, and when that was so. */
  let purses = new Map<number, { left: number; at: number }>();
  let held = new Map<number, Set<string>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const mayPass = (id: number): boolean => {
    const now = clock();
    const purse = purses.get(id) ?? { left: AT_ONCE, at: now };
    const left = Math.min(AT_ONCE, purse.left + (now - purse.at) / EVERY);
    const isRich = left >= 1;
    purses.set(id, { left: isRich ? left - 1 : left, at: now });
    return isRich;
  };
  const release = (most: number) => {
    timer = undefined;
    const changes: Change[] = [];
    for (const [id, names] of held) {
      if (changes.length === most) break;
      held.delete(id);
      mayPass(id);
      const values = [...names].flatMap((name) => {
        const value = read(id, name);
        return value === undefined ? [] : [[name, value] as const];
      });
      if (values.length) changes.push({ id, attributes: Object.fromEntries(values) });
    }
    if (held.size) timer = setTimeout(release, EVERY, MOST);
    else if (purses.size > MOST * 10) purses = new Map();
    if (changes.length) write(changes);
  };
  return {
    pass: (changes) =>
      changes.filter(({ id, attributes }) => {
        const entries = Object.entries(attributes);
        const isLook = entries.every(([name, value]) => LOOKS.test(name) && !PICTURE.test(JSON.stringify(value)));
        if (!isLook || (!held.has(id) && mayPass(id))) return true;
        const names = held.get(id) ?? new Set();
        for (const [name] of entries) names.add(name);
        held.set(id, names);
        timer ??= setTimeout(release, EVERY, MOST);
        return false;
      }),
    flush() {
      clearTimeout(timer);
      release(Number.POSITIVE_INFINITY);
    },
    forget() {
      clearTimeout(timer);
      timer = undefined;
      held = new Map();
    },
  };
};
