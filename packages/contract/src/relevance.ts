/*
 * What makes a recording worth watching. Each reason gives points for each time it happened, up to a most, so that one
 * bad minute does not hide everything else; their sum is the relevance.
 */

interface Weight {
  /** Points for each. */
  points: number;
  /** Points at most. */
  most: number;
}

/** The most that all reasons can come to is 216; a session without any has 0. */
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
  /** It saw a page that hardly anybody saw in these days; counts once. */
  rare_page: { points: 6, most: 6 },
} as const satisfies Record<string, Weight>;

export type ReasonKind = keyof typeof RELEVANCE;
export const REASON_KINDS = Object.keys(RELEVANCE) as [ReasonKind, ...ReasonKind[]]; // Object.keys loses the literal types

/** Views of a page, in the days asked for, up to which it is rarely seen. */
export const RARE_VIEWS = 3;

/** Points that so many of a kind give. */
export const pointsOf = (kind: ReasonKind, count: number): number =>
  Math.min(count * RELEVANCE[kind].points, RELEVANCE[kind].most);
