import type { EngagedElement } from '@desirepath/contract/heatmaps';
import { plural, t } from '@lingui/core/macro';
import { formatDuration, formatShare } from '../../../ui/format.ts';
import type { DrawnElement } from '../content.ts';

/** By what elements are compared. */
export const ENGAGEMENT_MEASURES = ['clicks', 'share', 'order', 'first_click_ms', 'conversion', 'revenue'] as const;
export type EngagementMeasure = (typeof ENGAGEMENT_MEASURES)[number];

/** What is better the smaller it is: what was clicked first, and soonest. */
export const isSmallFirst = (measure: EngagementMeasure): boolean =>
  measure === 'order' || measure === 'first_click_ms';

export const sortedBy = (elements: readonly EngagedElement[], measure: EngagementMeasure): EngagedElement[] =>
  elements.toSorted((one, other) =>
    isSmallFirst(measure) ? one[measure] - other[measure] : other[measure] - one[measure],
  );

/** Elements as they are drawn, in the order of a measure: the first of them the strongest. */
export function drawnBy(elements: readonly EngagedElement[], measure: EngagementMeasure): DrawnElement[] {
  const sorted = sortedBy(elements, measure);
  const [first, last] = [sorted[0]?.[measure] ?? 0, sorted.at(-1)?.[measure] ?? 0];
  return sorted.map((element) => ({
    selector: element.selector,
    points: [],
    strength: isSmallFirst(measure) ? nearness(element[measure], first, last) : element[measure] / (first || 1),
    words: t`${plural(element.clicks, { one: '# click', other: '# clicks' })} · ${formatShare(element.share)} of views · after ${formatDuration(element.first_click_ms)}`,
  }));
}

const nearness = (value: number, first: number, last: number): number =>
  last > first ? 1 - (value - first) / (last - first) : 1;
