import { type DateRange, rangeOf } from '@desirepath/contract/days';
import { MINUTE_MS } from '@desirepath/contract/durations';
import type { Question, Segment } from '@desirepath/contract/segment';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useSyncExternalStore } from 'react';
import { api } from './api.ts';
import { DEFAULT_PRESET, daysProblem } from './date-range.ts';
import { FILTER_KEYS, type QuestionSearch } from './search.ts';

const siteRoute = getRouteApi('/signed-in/sites/$siteId');

/** The site whose views these are. Its route has loaded it, so it is there at once. */
export function useSite() {
  const { siteId } = siteRoute.useParams();
  return useSuspenseQuery(api.sites.get.queryOptions({ input: { id: siteId } })).data;
}

/** The search parameters as they stand in the address: presets by name, and only what was given. */
export const useQuestionSearch = (): QuestionSearch => siteRoute.useSearch();

/** The days that were chosen one by one, if they were and can be asked for; a preset wins over them. */
export function customDaysOf({ range, from, to }: QuestionSearch): DateRange | undefined {
  if (range || !from || !to || daysProblem({ from, to })) return undefined;
  return { from, to };
}

/** Which days a search means, by the calendar of the site. */
export const daysOf = (search: QuestionSearch, timeZone: string, now: Date): DateRange =>
  customDaysOf(search) ?? rangeOf(search.range ?? DEFAULT_PRESET, timeZone, now);

/** The same days at the site whose views these are: on a page that stays open others from midnight on. */
export function useDays(search: QuestionSearch): DateRange {
  const { time_zone: timeZone } = useSite().settings;
  const days = useSyncExternalStore(everyMinute, () => {
    const { from, to } = daysOf(search, timeZone, new Date());
    return `${from} ${to}`;
  });
  const [from = '', to = ''] = days.split(' ');
  return { from, to };
}

function everyMinute(look: () => void): () => void {
  const timer = setInterval(look, MINUTE_MS);
  return () => clearInterval(timer);
}

/** The conditions alone: a search also holds the dates, and what single views keep there. */
export const segmentOf = (search: QuestionSearch): Segment =>
  Object.fromEntries(FILTER_KEYS.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]]])));

/** The one filter of every view, ready to be an input of the API: `{ site, from, to, ...segment }`. */
export function useQuestion(): Question {
  const site = useSite();
  const search = useQuestionSearch();
  const { from, to } = useDays(search);
  return useMemo(() => ({ ...segmentOf(search), site: site.id, from, to }), [search, site.id, from, to]);
}
