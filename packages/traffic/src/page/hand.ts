import type { Random } from '../random.ts';
import type { Deed, Filling, Happening, PageChange, Point, Signal } from './happenings.ts';
import type { PageElement } from './parse.ts';
import type { Scene, Target } from './scene.ts';

/** Pointer positions are taken as often as rrweb's recorder takes them. */
const SAMPLE_MS = 50;
/** A scroll event every few frames, as recorders thin them. */
const SCROLL_MS = 100;
/** Fitts's law for a mouse: time to begin, and time for each bit of difficulty. */
const REACH_MS = { begin: 180, bit: 115 };
/** The click of a burst at which the tracker calls it rage. */
const RAGE_CLICKS = 3;

/** One visitor's hand on one page. Every verb takes time and writes down what happened; the clock is `now()`. */
export interface Hand {
  now(): number;
  happenings: readonly Happening[];
  /** Where the pointer is, for the next page. */
  pointer(): Point;
  wait(ms: number): void;
  /** Looks at what is there: time passes, a mouse drifts a little. */
  dwell(ms: number): void;
  scrollTo(y: number): void;
  /** Scrolls until the target is comfortably in view. */
  bring(target: Target): void;
  /** Moves over something without clicking. */
  hover(target: Target): void;
  click(target: Target): void;
  /** Clicks again and again, faster than the page could answer. */
  rage(target: Target): void;
  /** Clicks into a field and types that many characters; none to leave it as it is. */
  fill(target: Target, length: number, filling?: Filling): void;
  /** Clicks a label or a box, and so ticks the box. */
  tick(target: Target, box: PageElement): void;
  change(change: PageChange): void;
  /** The tracker notices something, of the element where there is one. */
  signal(signal: Signal, target?: Target): void;
  custom(name: string, props: Record<string, string | number>): void;
  identify(traits: Record<string, string | number | boolean>): void;
}

export function createHand(scene: Scene, random: Random, start: { at: number; pointer: Point; touch: boolean }): Hand {
  const { viewport } = scene;
  const lowest = scene.document.height - viewport.height;
  const happenings: Happening[] = [];
  let at = start.at;
  let scroll = 0;
  let pointer = start.pointer;

  const note = (deed: Deed) => happenings.push({ ...deed, at: Math.round(at), scroll });

  const wait = (ms: number) => {
    at += Math.max(0, ms);
  };

  /** Somewhere in the part of the target that can be seen, nearer to its middle than to its edge. */
  const pointIn = ({ box: [x, y, width, height] }: Target): Point => {
    const top = Math.max(y - scroll, 4);
    const bottom = Math.min(y - scroll + height, viewport.height - 4);
    const within = () => clamp(0.5 + random.normal() * 0.16, 0.08, 0.92);
    return { x: x + width * within(), y: top + (bottom - top) * within() };
  };

  /** A curve with a slow start and a slow end, as an arm makes it, and a little tremor. */
  const moveTo = (goal: Point, size: number) => {
    const distance = Math.hypot(goal.x - pointer.x, goal.y - pointer.y);
    const duration = REACH_MS.begin + REACH_MS.bit * Math.log2(distance / size + 1) * random.between(0.8, 1.4);
    if (start.touch || distance < 2) {
      pointer = goal;
      return;
    }
    const from = pointer;
    const bow = distance * random.between(-0.18, 0.18);
    const across = { x: (from.y - goal.y) / distance, y: (goal.x - from.x) / distance };
    const bend = (share: number) => ({
      x: from.x + (goal.x - from.x) * share + across.x * bow,
      y: from.y + (goal.y - from.y) * share + across.y * bow,
    });
    const curve = [from, bend(0.3), bend(0.75), goal] as const;
    const steps = Math.max(2, Math.round(duration / SAMPLE_MS));
    for (let step = 1; step <= steps; step++) {
      at += SAMPLE_MS;
      const tremor = step < steps ? 1.2 : 0;
      const { x, y } = bezier(curve, eased(step / steps));
      pointer = {
        x: clamp(Math.round(x + random.normal() * tremor), 0, viewport.width - 1),
        y: clamp(Math.round(y + random.normal() * tremor), 0, viewport.height - 1),
      };
      note({ kind: 'move', point: pointer });
    }
  };

  const scrollTo = (y: number) => {
    const goal = Math.round(clamp(y, 0, lowest));
    const from = scroll;
    const steps = Math.max(2, Math.round(Math.abs(goal - from) / random.between(90, 160)));
    if (goal === from) return;
    for (let step = 1; step <= steps; step++) {
      at += SCROLL_MS;
      scroll = Math.round(from + (goal - from) * (1 - (1 - step / steps) ** 2));
      note({ kind: 'scroll' });
    }
  };

  const bring = ({ box: [, y, , height] }: Target) => {
    const top = y - scroll;
    const margin = Math.min(60, viewport.height / 8);
    if (top >= margin && top + Math.min(height, viewport.height / 2) <= viewport.height - margin) return;
    scrollTo(y + Math.min(height, viewport.height * 0.6) / 2 - viewport.height * random.between(0.4, 0.6));
    wait(random.around(350, 0.4));
  };

  const hover = (target: Target) => {
    bring(target);
    moveTo(pointIn(target), Math.max(8, Math.min(target.box[2], target.box[3])));
  };

  const press = (target: Target) => note({ kind: 'click', point: rounded(pointer), target });

  const click = (target: Target) => {
    hover(target);
    wait(random.around(140, 0.4));
    press(target);
    wait(random.around(220, 0.4));
  };

  return {
    now: () => Math.round(at),
    happenings,
    pointer: () => pointer,
    wait,
    dwell: (ms) => {
      const end = at + ms;
      while (at < end) {
        wait(Math.min(random.around(1600, 0.5), end - at));
        if (!start.touch && at < end && random.chance(0.55)) {
          moveTo({ x: pointer.x + random.normal() * 70, y: pointer.y + random.normal() * 26 }, 60);
        }
      }
    },
    scrollTo,
    bring,
    hover,
    click,
    rage: (target) => {
      hover(target);
      for (let count = 1, clicks = random.int(4, 7); count <= clicks; count++) {
        wait(random.between(90, 210));
        pointer = { x: pointer.x + random.between(-2, 2), y: pointer.y + random.between(-2, 2) };
        press(target);
        if (count === RAGE_CLICKS) note({ kind: 'rage', point: rounded(pointer), target });
      }
      wait(random.around(900, 0.4));
    },
    fill: (target, length, filling = {}) => {
      click(target);
      note({ kind: 'focus', target });
      wait(filling.hesitation ?? 0);
      for (const typed of lengthsOf(length, filling)) {
        wait(random.around(start.touch ? 210 : 150, 0.45));
        note({ kind: 'type', target, length: typed });
      }
      wait(random.around(300, 0.4));
      note({ kind: 'blur', target, filling });
    },
    tick: (target, box) => {
      click(target);
      note({ kind: 'tick', box });
    },
    change: (change) => note({ kind: 'change', change }),
    signal: (signal, target) => note({ kind: 'signal', signal, ...(target && { target }) }),
    custom: (name, props) => note({ kind: 'custom', name, props }),
    identify: (traits) => note({ kind: 'identify', traits }),
  };
}

/** How long a text is after each key: letter by letter, with some that are taken back half way; or all of it at once. */
function lengthsOf(length: number, { slips = 0, at_once }: Filling): number[] {
  if (length === 0) return [];
  if (at_once) return [length];
  const half = Math.max(1, Math.floor(length / 2));
  const back = Math.min(slips, half);
  const upTo = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index + 1);
  const down = Array.from({ length: back }, (_, index) => half - index - 1);
  return [...upTo(0, half), ...down, ...upTo(half - back, length)];
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });

/** The minimum-jerk profile of reaching movements (Flash and Hogan, 1985). */
const eased = (t: number) => t ** 3 * (10 - 15 * t + 6 * t ** 2);

function bezier([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const mix = (pick: (point: Point) => number) =>
    (1 - t) ** 3 * pick(a) + 3 * (1 - t) ** 2 * t * pick(b) + 3 * (1 - t) * t ** 2 * pick(c) + t ** 3 * pick(d);
  return { x: mix((point) => point.x), y: mix((point) => point.y) };
}
