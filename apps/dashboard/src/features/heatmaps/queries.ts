import type { Device } from '@desirepath/contract/common';
import type { HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import type { Question } from '@desirepath/contract/segment';
import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../app/api.ts';

/** Which page or group of pages, as which kind of device shows it. */
export interface PageOfDevice {
  path: string;
  screen: Device;
}

/** The same, or as any device shows it. */
export type PageShown = Pick<PageOfDevice, 'path'> & { screen?: Device | undefined };

/** Which recorded look of a page: the newest good one of a state, or a certain one. */
export interface SnapshotChoice {
  state: string | undefined;
  id: string | undefined;
}

export const pagesQuery = ({ site, from, to }: Question, search: string) =>
  api.heatmaps.pages.queryOptions({
    input: { site, from, to, search: search || undefined },
    // While one types, the list stands still until the next one is here.
    placeholderData: keepPreviousData,
  });

/** Views of a page by class of devices. While others of the same page are asked for, those before stand. */
export const devicesQuery = (question: Question, path: string) =>
  api.heatmaps.devices.queryOptions({
    input: { ...question, path },
    // The hash of a key is its JSON.
    placeholderData: (before, query) =>
      query?.queryHash.includes(`"path":${JSON.stringify(path)}`) ? before : undefined,
  });

export const mapQuery = (question: Question, page: PageShown, kind: HeatmapKind) =>
  api.heatmaps.query.queryOptions({ input: { ...question, ...page, kind } });

/** The custom event that engagement is about, and which of its properties says what it is worth. */
export interface Goal {
  goal: string | undefined;
  worth: string | undefined;
}

export const engagementQuery = (question: Question, page: PageOfDevice, goal: Goal) =>
  api.heatmaps.engagement.queryOptions({ input: { ...question, ...page, ...goal } });

export const zonesQuery = (site: number, path: string) => api.zones.list.queryOptions({ input: { site, path } });

/** How long a snapshot counts as fresh: they are megabytes, and a newer one looks much the same. */
const SNAPSHOT_FRESH_MS = 5 * 60_000;

export const snapshotQuery = (site: number, page: PageShown, { state, id }: SnapshotChoice) =>
  api.heatmaps.snapshot.queryOptions({
    input: { site, ...page, state: state ?? '', id },
    staleTime: SNAPSHOT_FRESH_MS,
    structuralSharing: false,
  });

export const snapshotsQuery = (site: number, page: PageOfDevice) =>
  api.heatmaps.snapshots.queryOptions({ input: { site, ...page }, staleTime: SNAPSHOT_FRESH_MS });
