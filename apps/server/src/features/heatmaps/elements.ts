import type { HeatmapElement, HeatmapPoint } from '@desirepath/contract/heatmaps';
import { QUERY } from '@desirepath/contract/limits';

/** Adds points up by their element, most clicked first. */
export function elementsOf(points: (HeatmapPoint & { text: string })[]): Omit<HeatmapElement, 'share'>[] {
  const elements = new Map<string, Omit<HeatmapElement, 'share'>>();
  for (const { element: selector, text, count } of points) {
    const known = elements.get(selector);
    if (known) known.count += count;
    else elements.set(selector, { selector, text, count });
  }
  return [...elements.values()]
    .sort((a, b) => b.count - a.count || (a.selector < b.selector ? -1 : 1))
    .slice(0, QUERY.heatmapElements);
}
