import { nameOfForm } from '../page/forms.ts';
import type { Hand } from '../page/hand.ts';
import type { Signal } from '../page/happenings.ts';
import type { Target } from '../page/scene.ts';
import type { Random } from '../random.ts';
import type { Stage } from './steps.ts';

/** The form of a field was sent, with the ms since its first focus and the fields that were filled in. */
export const submitted = (field: Target, value: number, fields: number): Signal => ({
  type: 'form_submit',
  name: nameOfForm(field),
  value: Math.round(value),
  props: { fields, invalid: 0 },
});

/** The shop's answer does not come, and its script stumbles over that: the button is pressed in vain, by some again and again. */
export function loseOrder({ hand, random }: Stage, button: Target): void {
  const message = "Cannot read properties of undefined (reading 'order_id')";
  hand.click(button);
  hand.signal({ type: 'request', name: 'POST /api/orders', value: 1240, props: { status: 503, reason: 'failed' } });
  hand.signal({
    type: 'js_error',
    name: message,
    props: { file: '/demo/shop.js', line: 88, column: 17, kind: 'error' },
  });
  hand.signal({ type: 'error_click', name: message }, button);
  hand.dwell(random.around(3000, 0.4));
  if (random.chance(0.4)) hand.rage(button);
}

/**
 * Medians of a quick shop, how far they spread (a tail of slow phones and far networks), and above what they are not
 * good any more, and poor: https://web.dev/articles/vitals
 */
const VITALS = {
  TTFB: { median: 220, spread: 0.6, good: 800, poor: 1800 },
  FCP: { median: 980, spread: 0.4, good: 1800, poor: 3000 },
  LCP: { median: 1450, spread: 0.45, good: 2500, poor: 4000 },
  CLS: { median: 0.03, spread: 0.9, good: 0.1, poor: 0.25 },
  INP: { median: 90, spread: 0.6, good: 200, poor: 500 },
};

/** How the page came up, as the browser measured it. */
export function showVitals(hand: Hand, random: Random): void {
  for (const [name, { median, spread, good, poor }] of Object.entries(VITALS)) {
    const value = Number(random.around(median, spread).toFixed(name === 'CLS' ? 3 : 0));
    const rating = value <= good ? 'good' : value <= poor ? 'needs-improvement' : 'poor';
    hand.signal({ type: 'web_vital', name, value, props: { rating } });
  }
}

/** Back within this time at the page one came from: what the tracker calls a U-turn. */
const TURN_MS = 10_000;

/** Whether somebody went to a page and came straight back from it. */
export const turnsBack = (pages: readonly { path: string; ms: number }[], path: string): boolean =>
  pages.at(-2)?.path === path && (pages.at(-1)?.ms ?? TURN_MS) < TURN_MS;
