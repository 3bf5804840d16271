import type { ReplayWriter } from '@desirepath/replay-format/write';
import type { Guard } from '../../guard.ts';
import type { Ids } from '../ids.ts';
import type { MaskingLevel } from '../masking-level.ts';
import type { Around } from './around.ts';

export interface TreeHost extends Pick<Around, 'element' | 'style'> {
  guard: Guard;
  level: MaskingLevel;
  /** The address of the page, as it may leave. */
  href(): string;
  /** What changes are written into. Undefined where nothing may be recorded now. */
  writer(): ReplayWriter | undefined;
  /** A snapshot is whole, and what has changed since it was begun. It is of this moment. */
  whole(snapshot: ReplayWriter): void;
  /** A document or shadow root has been written, and is watched. */
  root(root: Document | ShadowRoot): void;
  /** There was too much to write: nothing is, until the next snapshot. */
  lost(): void;
}

/** The recorded trees: the document, those of its frames, and shadow roots. */
export interface Tree extends Ids {
  /** Writes all of them out anew, in slices; what changes meanwhile is written after that. */
  snapshot(): void;
  /** Writes what has changed until now. @param about only where some of it is about this node: it is new, moved, or has other attributes */
  flush(about?: Node): void;
  /** The page ends: what waits does so no longer. */
  finish(): void;
  attached(host: Element, root: ShadowRoot): void;
  /** Another number than before where fields or custom elements have been written that were not before. */
  watched(): number;
  stop(): void;
}
