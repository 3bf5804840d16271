import type { ReplayWriter } from '@desirepath/replay-format/write';
import { writeEvent } from '@desirepath/replay-format/write-ops';
import type { incrementalData } from '@rrweb/types';
import type { Own } from '../../context.ts';
import type { Guard } from '../../guard.ts';
import type { Ids } from '../ids.ts';
import { coverOf } from '../masked-nodes.ts';
import type { MaskingLevel } from '../masking-level.ts';
import { INCREMENTAL } from '../rrweb-numbers.ts';

/** The recording that watches write into. */
export interface Recording {
  ids: Ids;
  level: MaskingLevel;
  guard: Guard;
  /**
   * Writes what of the trees has changed until now: what comes next happened after that, and may be about it.
   * @param about only where something about this node has changed
   */
  flush(about?: Node): void;
  /** What is written into. Undefined where nothing may be recorded now. */
  writer(): ReplayWriter | undefined;
  /** Told of each style as it is written, for what it refers to. */
  style(css: string): void;
  /** Another number than before where fields or custom elements have come that were not recorded before. */
  watched(): number;
  /** What waits for the first snapshot, to be told right after it; undefined once there is one. */
  early(): (() => void)[] | undefined;
}

/** While a first snapshot is written nobody does more. */
const MOST_EARLY = 1000;

/** What the watches of one tree are given. All that they begin with this ends with the tree or the recording. */
export interface WatchContext extends Recording, Pick<Own, 'atStop'> {
  /** Listens without ever holding the page up or throwing into it. The node is the innermost that the event is at. */
  listen(target: EventTarget, types: readonly string[], handle: (event: Event, node: Node) => void): void;
  /** Runs what tells something, as soon as there is a snapshot that this can be about. */
  onceWhole(run: () => void): void;
  /** Writes what is rare, as rrweb's event. */
  tell(data: incrementalData): void;
  /**
   * The number of a node as of now, unless it is hidden or unknown. What has changed before is written.
   * @param isAlone what is told shows on that node alone: what else has changed need not be written yet
   */
  settled(node: Node | null | undefined, isAlone?: boolean): number | undefined;
}

export const createContext = (recording: Recording): [context: WatchContext, stop: () => void] => {
  const ending = new AbortController();
  const ends: (() => void)[] = [];
  const { guard, ids, flush, writer } = recording;
  const onceWhole = (run: () => void) => {
    const early = recording.early();
    if (!early) run();
    else if (early.length < MOST_EARLY) early.push(guard(run));
  };
  const context: WatchContext = {
    ...recording,
    onceWhole,
    atStop: (run) => void ends.push(guard(run)),
    listen(target, types, handle) {
      const options = { capture: true, passive: true, signal: ending.signal };
      const hear = guard((event: Event) => {
        const target = event.target as Node & { shadowRoot?: unknown }; // what is at the window passes by no document
        // The path names all that it is in, and is needed only where that is hidden: at the edge of a shadow tree.
        const node = target.shadowRoot ? (event.composedPath()[0] as Node) : target;
        onceWhole(() => handle(event, node));
      });
      for (const type of types) target.addEventListener(type, hear, options);
    },
    tell(data) {
      const to = writer();
      if (to) writeEvent(to, Date.now(), { type: INCREMENTAL, data });
    },
    settled(node, isAlone) {
      flush(isAlone && node ? node : undefined);
      return node && coverOf(node) !== 'blocked' ? ids.idOf(node) : undefined;
    },
  };
  return [
    context,
    () => {
      ending.abort();
      for (const end of ends) end();
    },
  ];
};
