import type { TrackedEvent } from '@desirepath/contract/tracking';
import type { PageElement } from './parse.ts';
import type { Target } from './scene.ts';

/** A change that the shop's script makes to a page: of attributes (null: taken away) and texts, by node. */
export interface PageChange {
  attributes: { id: number; attributes: Record<string, string | null> }[];
  texts: { id: number; value: string }[];
}

/** Where the pointer is, in px of the viewport. */
export interface Point {
  x: number;
  y: number;
}

/** How somebody gets on in a field. */
export interface Filling {
  /** ms before the first letter. */
  hesitation?: number;
  /** Letters that are taken back and typed again. */
  slips?: number;
  /** The browser filled it in, or it was pasted. */
  at_once?: 'autofilled' | 'pasted';
  /** The browser said that it will not do. */
  invalid?: boolean;
}

/** Something a visitor does on a page, or that the page does in answer. */
export type Deed =
  | { kind: 'move'; point: Point }
  | { kind: 'scroll' }
  | { kind: 'click'; point: Point; target: Target }
  | { kind: 'rage'; point: Point; target: Target }
  | { kind: 'focus'; target: Target }
  | { kind: 'blur'; target: Target; filling: Filling }
  | { kind: 'type'; target: Target; length: number }
  | { kind: 'tick'; box: PageElement }
  | { kind: 'change'; change: PageChange }
  | { kind: 'signal'; signal: Signal; target?: Target }
  | { kind: 'custom'; name: string; props: Record<string, string | number> }
  | { kind: 'identify'; traits: Record<string, string | number | boolean> };

/** What the tracker notices by itself, without a hand that does it: an error, a click that did nothing, a form that was left. */
export type Signal = Pick<TrackedEvent, 'type' | 'name' | 'value' | 'props'>;

/**
 * A deed and its moment: what the tracker would see of it and what a recorder would, is worked out from a list of these.
 * `at` is epoch ms, `scroll` the px that the document is scrolled down then.
 */
export type Happening = { at: number; scroll: number } & Deed;
