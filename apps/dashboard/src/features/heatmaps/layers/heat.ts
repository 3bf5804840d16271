/** How a density becomes colours: how much there is, by turbo; or which of two has more, in two hues that all eyes tell apart. */
export type Scale = 'amount' | 'difference';

/**
 * Where a value stands on its palette: 0 to 1, of a difference -1 to 1. An amount does so by its logarithm, for one very
 * popular button must not hide all others.
 */
export function heatOf(value: number, max: number, scale: Scale): number {
  if (max <= 0) return 0;
  return scale === 'amount' ? Math.log1p(Math.max(0, value)) / Math.log1p(max) : value / max;
}

/** Below this share of an event nothing is drawn, and from the other one on it is seen. */
const VISIBLE_FROM = 0.08;
const SEEN_FROM = 0.7;
/** Up to this heat colours let the page through, so that stray clicks do not cover it. */
const FULL_FROM = 0.5;

/** How much of the colour is to be seen, 0 to 1. */
export function opacityOf(value: number, heat: number, scale: Scale): number {
  const strength = Math.min(1, Math.abs(heat) / FULL_FROM);
  if (scale === 'difference') return strength < 0.1 ? 0 : strength;
  return strength * Math.min(1, Math.max(0, (value - VISIBLE_FROM) / (SEEN_FROM - VISIBLE_FROM)));
}

/** Round figures for a legend from 1 to `max`, evenly spread over the palette, without repeats. */
export function legendTicks(max: number): number[] {
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((unit) => Math.round(Math.expm1(unit * Math.log1p(max))));
  return [...new Set(ticks.map((tick) => Math.max(1, tick)))];
}
