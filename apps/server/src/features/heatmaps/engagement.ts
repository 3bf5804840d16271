import type { EngagedElement, HeatmapQuestion } from '@desirepath/contract/heatmaps';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { viewTotals } from './bands/queries.ts';
import { clickTotals } from './clicks/queries.ts';
import { conversions, engagedElements } from './engagement/queries.ts';
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
  const on = eventsOnPage(question, rules);
  const [views, clicks, rows, converted] = await Promise.all([
    viewTotals(behaviour, 'page_view', on, signal),
    clickTotals(behaviour, 'click', on, signal),
    engagedElements(behaviour, on, signal),
    goal === undefined ? [] : conversions(behaviour, on, { name: goal, worth }, signal),
  ]);
  const came = new Map(converted.map((row) => [row.selector, row]));
  const elements = rows.map((row) => {
    const { conversions = 0, revenue = 0 } = came.get(row.selector) ?? {};
    const share = row.pageviews / Math.max(views.events, 1);
    return { ...row, share, conversions, conversion: conversions / Math.max(row.sessions, 1), revenue };
  });
  return { pageviews: views.events, clicks: clicks.total, elements };
}
