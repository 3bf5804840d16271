import { z } from 'zod';
import { fromCursor, pageOf } from '../../../http/cursor.ts';
import { api } from '../../../http/implement.ts';
import type { Records } from '../../../storage/records/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { rangeOf } from '../../segments/days/range.ts';
import type { Generate } from './generation.ts';
import { selectMaps } from './queries.ts';
import { isStale } from './stale.ts';

export interface StoredHeatmapsDependencies {
  records: Records;
  sites: Sites;
  generate: Generate;
  /** epoch ms */
  clock: () => number;
}

const place = z.object({ generated_at: z.int(), id: z.uuid() });

export function createStoredHeatmapsRoutes({ records, sites, generate, clock }: StoredHeatmapsDependencies) {
  return {
    list: api.storedHeatmaps.list.handler(async ({ input, context }) => {
      const { site, ...filter } = input;
      const among = (await sites.among(context.caller, site)).map(({ id }) => id);
      const after = fromCursor(input.cursor, place);
      const rows = await selectMaps(records, among, filter, after, input.limit + 1);
      const { items, next_cursor } = pageOf(rows, input.limit, ({ generated_at, id }) => ({ generated_at, id }));
      return {
        items: items.map((map) => ({
          ...map,
          generated_at: new Date(map.generated_at).toISOString(),
          is_stale: isStale(map, clock()),
        })),
        next_cursor,
      };
    }),
    generate: api.storedHeatmaps.generate.handler(async ({ input: { site_id: site, ...wanted }, context }) => {
      const owner = context.caller.account.id;
      const { settings } = await sites.owned(owner, site);
      // Checked now: nobody would hear of it later.
      if (wanted.dates) rangeOf({ site, ...wanted.dates }, settings.time_zone);
      const job = { site, ...wanted };
      return { job_id: await generate(job, { owner, key: `${owner} ${JSON.stringify(job)}` }) };
    }),
  };
}
