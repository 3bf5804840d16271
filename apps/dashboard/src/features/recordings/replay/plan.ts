import type { RecordingPart } from '@desirepath/contract/recording-parts';
import type { Span } from './idle.ts';

/** What can be played, without what it holds. In the order in which it is loaded. */
export type Plan = readonly RecordingPart[];

export const keyOf = ({ tab_id, seq }: Pick<RecordingPart, 'tab_id' | 'seq'>) => `${tab_id}/${seq}`;

/** The order of the API's `chunks`. */
const inOrder = (one: RecordingPart, other: RecordingPart) =>
  one.from - other.from || one.tab_id.localeCompare(other.tab_id) || one.seq - other.seq;

/** A plan with what has come since. */
export function withNews(plan: Plan, news: Plan): Plan {
  const known = new Set(plan.map(keyOf));
  const added = news.filter((part) => !known.has(keyOf(part)));
  return added.length > 0 ? [...plan, ...added].sort(inOrder) : plan;
}

/** From when to when each tab was recorded, by the time it began. */
export function tabsOf(plan: Plan): (Span & { id: string })[] {
  const spans = new Map<string, Span & { id: string }>();
  for (const { tab_id, from, to } of plan) {
    const span = spans.get(tab_id);
    if (span) span.to = Math.max(span.to, to);
    else spans.set(tab_id, { id: tab_id, from, to });
  }
  return [...spans.values()];
}

/** The announcement of a page may stand at the end of the part before the one with its picture: both are taken. */
const ANNOUNCED_WITHIN_MS = 2_000;

/**
 * What it takes to show a tab at a moment: from the last whole page before it, or the first there is, to that moment. A part
 * in which the moment lies may have its picture after it, so it counts as before only if there is no other.
 */
export function neededFor(plan: Plan, tabId: string, time: number): Plan {
  const ofTab = plan.filter(({ tab_id }) => tab_id === tabId);
  const pictures = ofTab.filter((part) => part.has_picture);
  const picture =
    pictures.findLast(({ to }) => to <= time) ??
    pictures.findLast(({ from }) => from <= time) ??
    pictures[0] ??
    ofTab[0];
  if (!picture) return [];
  const index = ofTab.indexOf(picture);
  const before = ofTab[index - 1];
  const first = before && before.to >= picture.from - ANNOUNCED_WITHIN_MS ? index - 1 : index;
  const end = Math.max(index + 1, ofTab.findLastIndex(({ from }) => from <= time) + 1);
  return ofTab.slice(first, end);
}

/** A pause within which nothing at all was recorded is known before it is loaded. */
export function pausesOf(plan: Plan, tabId: string, longerThan: number): Span[] {
  const pauses: Span[] = [];
  let last: number | undefined;
  for (const { tab_id, from, to } of plan) {
    if (tab_id !== tabId) continue;
    if (last !== undefined && from - last >= longerThan) pauses.push({ from: last, to: from });
    last = Math.max(last ?? to, to);
  }
  return pauses;
}
