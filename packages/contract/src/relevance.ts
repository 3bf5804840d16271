/*
 * What makes a recording worth watching. Each reason gives points for each time it happened, up to a most, so that one
 * bad minute does not hide everything else; their sum is the relevance. It is counted within the question: a page is a
 * rare entry among the sessions asked for.
 */

interface Weight {
  /** Points for each. */
  points: number;
  /** Points at most. */
  most: number;
}

/** The most that all reasons can come to is 220; a session without any has 0. */
export const RELEVANCE = {
  rage_click: { points: 12, most: 36 },
  error_click: { points: 10, most: 30 },
  js_error: { points: 6, most: 24 },
  request_problem: { points: 5, most: 20 },
  dead_click: { points: 5, most: 20 },
  form_abandon: { points: 6, most: 12 },
  u_turn: { points: 4, most: 12 },
  /** What the visitor came for: a form that was sent. */
  form_submit: { points: 8, most: 16 },
  /** One of the site's `conversion_events`; counts once. */
  conversion: { points: 20, most: 20 },
  /** Each full minute. */
  engaged_minute: { points: 2, most: 20 },
  /** It began on a page that fewer than one recorded session in 200 begins on; counts once. */
  rare_entry: { points: 10, most: 10 },
} as const satisfies Record<string, Weight>;

export type ReasonKind = keyof typeof RELEVANCE;
export const REASON_KINDS = Object.keys(RELEVANCE) as [ReasonKind, ...ReasonKind[]]; // Object.keys loses the literal types

/** The share of recorded sessions below which the page they begin on is rare. */
export const RARE_ENTRY = 1 / 200;

/** Points that so many of a kind give. */
export const pointsOf = (kind: ReasonKind, count: number): number =>
  Math.min(count * RELEVANCE[kind].points, RELEVANCE[kind].most);
