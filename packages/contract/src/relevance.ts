/*
 * What makes a recording worth watching. Each reason gives points for each time it happened, up to a most, so that one
 * bad minute does not hide everything else; their sum is the relevance. What went wrong weighs
 * more than what went well: a visitor who was sent in circles has more to show than one who bought.
 */

interface Weight {
  /** Points for each. */
  points: number;
  /** Points at most. */
  most: number;
}

/** The most that all reasons can come to is 239; a session without any has 0. */
export const RELEVANCE = {
  rage_click: { points: 15, most: 45 },
  error_click: { points: 12, most: 36 },
  js_error: { points: 8, most: 32 },
  request_problem: { points: 6, most: 24 },
  dead_click: { points: 6, most: 24 },
  form_abandon: { points: 10, most: 20 },
  u_turn: { points: 5, most: 15 },
  /** What the visitor came for: a form that was sent. */
  form_submit: { points: 4, most: 12 },
  /** One of the goals of the site; counts once. */
  conversion: { points: 10, most: 10 },
  /** Each full minute. */
  engaged_minute: { points: 1, most: 15 },
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
