import type { Device } from '@desirepath/contract/common';
import type { PageSnapshot } from '@desirepath/contract/heatmaps';
import type { SiteSettings } from '@desirepath/contract/site-settings';
import { appError } from '../../../errors/app-error.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { listSnapshots, payloadOf, type SnapshotRow } from './queries.ts';

/** A look of a page: a certain one, or the newest good one of a state. */
export interface WantedSnapshot {
  path: string;
  screen?: Device;
  min_width?: number;
  max_width?: number;
  state: string;
  id?: string;
}

export const toSnapshot = ({ state, state_label, taken_at, is_good, ...row }: SnapshotRow): PageSnapshot => ({
  ...row,
  state: { key: state, label: state_label },
  taken_at: new Date(taken_at).toISOString(),
  is_good: is_good === 1,
});

/**
 * The page behind a heatmap, and its events as JSON text.
 * @throws AppError snapshot_not_found
 */
export async function findSnapshot(
  behaviour: Behaviour,
  site: number,
  wanted: WantedSnapshot,
  settings: SiteSettings,
): Promise<{ snapshot: PageSnapshot; payload: string }> {
  const rows = await listSnapshots(behaviour, site, wanted, settings);
  const ofState = rows.filter(({ state }) => state === wanted.state);
  const row =
    wanted.id === undefined
      ? (ofState.find(({ is_good }) => is_good === 1) ?? ofState[0])
      : rows.find(({ id }) => id === wanted.id);
  const payload = row && (await payloadOf(behaviour, site, wanted, settings, row.id));
  if (!payload) throw appError('snapshot_not_found');
  return { snapshot: toSnapshot(row), payload };
}

/** All of it as JSON text, its events passed through as they are stored. */
export const snapshotText = ({ snapshot, payload }: { snapshot: PageSnapshot; payload: string }): string =>
  `${JSON.stringify(snapshot).slice(0, -1)},"events":${payload}}`;
