import type { Question } from '@desirepath/contract/segment';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api } from './api.ts';
import { type DateRange, DEFAULT_PRESET, rangeOf } from './date-range.ts';
import { type QuestionSearch, RANGE_KEYS } from './search.ts';

const siteRoute = getRouteApi('/signed-in/sites/$siteId');

/** The site whose views these are. Its route has loaded it, so it is there at once. */
export function useSite() {
  const { siteId } = siteRoute.useParams();
  return useSuspenseQuery(api.sites.get.queryOptions({ input: { id: siteId } })).data;
}

/** The search parameters as they stand in the address: presets by name, and only what was given. */
export const useQuestionSearch = (): QuestionSearch => siteRoute.useSearch();

/** Which days a search means. Custom days hold when both are given in order; else a preset does. */
export function daysOf(search: QuestionSearch, timeZone: string, now: Date): DateRange {
  const { from, to, range } = search;
  if (!range && from && to && from <= to) return { from, to };
  return rangeOf(range ?? DEFAULT_PRESET, timeZone, now);
}

/** The one filter of every view, ready to be an input of the API: `{ site, from, to, ...segment }`. */
export function useQuestion(): Question {
  const site = useSite();
  const search = useQuestionSearch();
  const { from, to } = daysOf(search, site.settings.time_zone, new Date());
  return useMemo(() => {
    const segment = Object.fromEntries(
      Object.entries(search).filter(([key]) => !(RANGE_KEYS as readonly string[]).includes(key)),
    );
    return { ...segment, site: site.id, from, to };
  }, [search, site.id, from, to]);
}
