import { DEVICES, type Device } from '@desirepath/contract/common';
import { HEATMAP_KINDS, type HeatmapKind } from '@desirepath/contract/heatmap-kinds';
import type { HeatmapData } from '@desirepath/contract/heatmaps';
import { HEATMAPS } from '@desirepath/contract/limits';
import type { Selectable } from 'kysely';
import type { Records } from '../../../storage/records/open.ts';
import type { RecordsSchema } from '../../../storage/records/schema.ts';

type HeatmapRow = Selectable<RecordsSchema['heatmaps']>;

/** What there is one stored map of. */
export interface MapKey {
  site: number;
  page_url: string;
  heatmap_type: HeatmapKind;
  device_type: Device;
  dates: { from: string; to: string };
}

export interface StoredMap extends MapKey {
  id: string;
  data: HeatmapData;
  session_count: number;
  /** epoch ms */
  generated_at: number;
}

const KEY_COLUMNS = [
  'site_id',
  'page_url',
  'heatmap_type',
  'device_type',
  'date_range_start',
  'date_range_end',
] as const;

const toKey = (row: Pick<HeatmapRow, (typeof KEY_COLUMNS)[number]>): MapKey => ({
  site: row.site_id,
  page_url: row.page_url,
  // Written by us, from these lists.
  heatmap_type: HEATMAP_KINDS.find((kind) => kind === row.heatmap_type) ?? 'click',
  device_type: DEVICES.find((device) => device === row.device_type) ?? 'desktop',
  dates: { from: row.date_range_start, to: row.date_range_end },
});

const toMap = ({ data, ...row }: HeatmapRow): StoredMap => ({
  ...toKey(row),
  id: row.id,
  data: JSON.parse(data),
  session_count: row.session_count,
  generated_at: row.generated_at,
});

export interface StoredFilter {
  page_url?: string | undefined;
  heatmap_type?: HeatmapKind | undefined;
  device_type?: Device | undefined;
  date_range_start?: string | undefined;
  date_range_end?: string | undefined;
}

/** Where the page of a list before ended. */
export interface After {
  generated_at: number;
  id: string;
}

/** Maps of some sites, the newest first. */
export async function selectMaps(
  records: Records,
  sites: number[],
  filter: StoredFilter,
  after: After | undefined,
  limit: number,
): Promise<StoredMap[]> {
  if (sites.length === 0) return [];
  let query = records.selectFrom('heatmaps').selectAll().where('site_id', 'in', sites);
  for (const name of ['page_url', 'heatmap_type', 'device_type', 'date_range_start', 'date_range_end'] as const) {
    const value = filter[name];
    if (value !== undefined) query = query.where(name, '=', value);
  }
  if (after) {
    query = query.where((is) =>
      is.or([
        is('generated_at', '<', after.generated_at),
        is.and([is('generated_at', '=', after.generated_at), is('id', '>', after.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('generated_at', 'desc').orderBy('id').limit(limit).execute();
  return rows.map(toMap);
}

/** The keys of a site's maps, and when each was made. */
export async function selectKeys(records: Records, site: number): Promise<(MapKey & { generated_at: number })[]> {
  const rows = await records
    .selectFrom('heatmaps')
    .select([...KEY_COLUMNS, 'generated_at'])
    .where('site_id', '=', site)
    .execute();
  return rows.map((row) => ({ ...toKey(row), generated_at: row.generated_at }));
}

/** Keeps a map in the place of the one with its key, and lets go of a site's oldest beyond their number. */
export async function keepMap(records: Records, { site, dates, data, ...map }: StoredMap): Promise<void> {
  const made = { data: JSON.stringify(data), session_count: map.session_count, generated_at: map.generated_at };
  await records
    .insertInto('heatmaps')
    .values({ ...map, ...made, site_id: site, date_range_start: dates.from, date_range_end: dates.to })
    .onConflict((conflict) => conflict.columns(KEY_COLUMNS).doUpdateSet(made))
    .execute();
  const kept = records
    .selectFrom('heatmaps')
    .select('id')
    .where('site_id', '=', site)
    .orderBy('generated_at', 'desc')
    .limit(HEATMAPS.stored);
  await records.deleteFrom('heatmaps').where('site_id', '=', site).where('id', 'not in', kept).execute();
}
