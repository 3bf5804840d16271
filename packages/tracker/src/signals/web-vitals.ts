import type { Metric } from 'web-vitals';
import { onCLS } from 'web-vitals/onCLS.js';
import { onFCP } from 'web-vitals/onFCP.js';
import { onINP } from 'web-vitals/onINP.js';
import { onLCP } from 'web-vitals/onLCP.js';
import { onTTFB } from 'web-vitals/onTTFB.js';
import { chainOf } from '../ancestry.ts';
import { signal } from '../context.ts';
import { blockOf } from '../masking.ts';
import type { Kit } from './lazily.ts';
import { noting } from './noting.ts';

/** A document loads once, however often we are stopped and started in it. */
let isMeasured = false;

/**
 * How the loading of the document felt, told of the page it was loaded for, as far as known when that is left or hidden:
 * the last of a kind holds.
 */
export const startWebVitals = signal<Kit>((context) => {
  if (isMeasured) return;
  isMeasured = true;
  const { id: page_id, url } = context.page();
  const news = new Map<string, Metric>();
  const note = (metric: Metric) => void news.set(metric.name, metric);

  // Each in a task of its own: together they take as long as all other signals. What they missed the browser has kept.
  const begin = () => {
    for (const measure of [onCLS, onFCP, onINP, onLCP, onTTFB])
      context.later(() => noting(context, () => measure(note, { reportAllChanges: true })), 0);
  };
  // Earlier, the library would wait for the same event, out of our sight.
  if (document.readyState === 'complete') begin();
  else context.listen('load', begin);
  context.when('leaving', () => {
    for (const { name, value, rating, entries } of news.values()) {
      const culprit = culpritOf(entries.at(-1));
      const element = culprit && context.selectorOf(blockOf(chainOf(culprit)) ?? culprit);
      context.emit(
        {
          type: 'web_vital',
          page_id,
          url,
          name,
          value: Math.round(value * 1000) / 1000,
          props: { rating, ...(element && { element }) },
        },
        true,
      );
    }
    news.clear();
  });
});

/** The element that was painted last, pressed, or shifted most. */
const culpritOf = (entry: PerformanceEntry | undefined): Element | undefined => {
  const { element, target, sources } = (entry ?? {}) as {
    element?: Element | null;
    target?: Element | null;
    sources?: { node?: Node | null }[];
  };
  const node = element ?? target ?? sources?.find((source) => source.node instanceof Element)?.node;
  return node instanceof Element && node.isConnected ? node : undefined;
};
