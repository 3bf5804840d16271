import type { EngagedElement, HeatmapQuestion } from '@desirepath/contract/heatmaps';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { clickTotals } from './clicks/queries.ts';
import { clickedElements, conversions, engagedElements } from './engagement/queries.ts';
import { eventsOnPage, type PageRules } from './on-page/queries.ts';

export interface Engagement {
  pageviews: number;
  clicks: number;
  elements: EngagedElement[];
}

/** What the visitors of each element of a page did, and what came of it. */
export async function engagementOf(
  behaviour: Behaviour,
  question: HeatmapQuestion & { goal?: string | undefined; worth?: string | undefined },
  rules: PageRules,
  signal?: AbortSignal,
): Promise<Engagement> {
  const { goal, worth } = question;
  const on = await eventsOnPage(behaviour, question, rules, ['click'], signal);
  const [totals, clicked, rows, converted] = await Promise.all([
    clickTotals(behaviour, 'click', on, signal),
    clickedElements(behaviour, on, signal),
    engagedElements(behaviour, on, signal),
    goal === undefined ? [] : conversions(behaviour, on, { name: goal, worth }, signal),
  ]);
  const engaged = new Map(rows.map((row) => [row.selector, row]));
  const came = new Map(converted.map((row) => [row.selector, row]));
  const elements = clicked.flatMap((element) => {
    const row = engaged.get(element.selector);
    if (!row) return []; // clicked between the two questions
    const { conversions = 0, revenue = 0 } = came.get(element.selector) ?? {};
    const share = row.pageviews / Math.max(totals.pageviews, 1);
    return { ...element, ...row, share, conversions, conversion: conversions / Math.max(row.sessions, 1), revenue };
  });
  return { pageviews: totals.pageviews, clicks: totals.total, elements };
}
