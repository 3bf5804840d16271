import { CLIENTS, TRAIL } from '@desirepath/contract/limits';
import type { TrackedEvent } from '@desirepath/contract/tracking';

/** A native event, and the places in the request of what it was made from. */
export interface Item {
  indexes: number[];
  event: TrackedEvent;
}

interface Trail extends Item {
  xs: number[];
  ys: number[];
  ts: number[];
  lastAt: number;
}

/** Where the pointer was. */
export interface Point {
  x: number;
  y: number;
  /** epoch ms */
  at: number;
}

/** Gathers the points of a request into trails: one row a trail instead of one a point. */
export class Trails {
  readonly #open = new Map<string, Trail>();

  /**
   * Adds a point. Gives the trail it begins, if it begins one.
   * @param moved the event as it would be without any points
   */
  add(index: number, moved: TrackedEvent, { x, y, at }: Point): Item | undefined {
    const open = this.#open.get(moved.url);
    const goesOn = open && open.xs.length < TRAIL.points && at >= open.lastAt && at - open.lastAt <= CLIENTS.trailPause;
    if (goesOn) {
      append(open, x, y, at);
      if (open.indexes.at(-1) !== index) open.indexes.push(index);
      return undefined;
    }
    const xs: number[] = [];
    const ys: number[] = [];
    const ts: number[] = [];
    const trail: Trail = { indexes: [index], event: { ...moved, at, xs, ys, ts }, xs, ys, ts, lastAt: at };
    append(trail, x, y, at);
    this.#open.set(moved.url, trail);
    return trail;
  }
}

function append(trail: Trail, x: number, y: number, at: number): void {
  // A pointer may leave the document by a little; trails hold whole px of it.
  trail.xs.push(Math.max(0, Math.round(x)));
  trail.ys.push(Math.max(0, Math.round(y)));
  trail.ts.push(at - trail.event.at);
  trail.lastAt = at;
}
