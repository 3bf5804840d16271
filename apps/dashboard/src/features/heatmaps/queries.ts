import type { Device } from '@desirepath/contract/common';
import type { Question } from '@desirepath/contract/segment';
import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../app/api.ts';

/** The days of a question; heatmaps take no segment. */
type Days = Pick<Question, 'site' | 'from' | 'to'>;
const daysOf = ({ site, from, to }: Question): Days => ({ site, from, to });

/** Which page, as which kind of device shows it. */
export interface PageOfDevice {
  path: string;
  device: Device;
}

export const pagesQuery = (question: Question, search: string) =>
  api.heatmaps.pages.queryOptions({
    input: { ...daysOf(question), search: search || undefined },
    // While one types, the list stands still until the next one is here.
    placeholderData: keepPreviousData,
  });

export const clicksQuery = (question: Question, page: PageOfDevice) =>
  api.heatmaps.clicks.queryOptions({ input: { ...daysOf(question), ...page } });

/** How long a snapshot counts as fresh: they are megabytes, and a newer one looks much the same. */
const SNAPSHOT_FRESH_MS = 5 * 60_000;

export const snapshotQuery = (site: number, page: PageOfDevice) =>
  api.heatmaps.snapshot.queryOptions({
    input: { site, ...page },
    staleTime: SNAPSHOT_FRESH_MS,
    structuralSharing: false,
  });
