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

export const clicksQuery = (question: Question, { path, device: screen }: PageOfDevice) =>
  api.heatmaps.query.queryOptions({
    input: { ...daysOf(question), path, screen, kind: 'click' },
    select: ({ pageviews, sessions, data: { total, elements } }) => ({ pageviews, sessions, total, elements }),
  });

/** How long a snapshot counts as fresh: they are megabytes, and a newer one looks much the same. */
const SNAPSHOT_FRESH_MS = 5 * 60_000;

export const snapshotQuery = (site: number, { path, device: screen }: PageOfDevice) =>
  api.heatmaps.snapshot.queryOptions({
    input: { site, path, screen },
    staleTime: SNAPSHOT_FRESH_MS,
    structuralSharing: false,
  });
