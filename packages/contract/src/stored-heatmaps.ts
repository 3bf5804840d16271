import { z } from 'zod';
import { analyst, viewer } from './access.ts';
import { dateRange, device, listInput, listOf, moment, siteId, wireInt } from './common.ts';
import { HEATMAP_KINDS } from './heatmap-kinds.ts';
import { heatmapData } from './heatmaps.ts';
import { jobAccepted } from './jobs.ts';
import { HEATMAPS } from './limits.ts';
import { pagePattern } from './path-groups.ts';

const type = z.enum(HEATMAP_KINDS);
const day = dateRange.shape.from;

/** A map that was made ahead. There is one for each site, page, type, device and range. */
export const storedHeatmap = z.object({
  id: z.uuid(),
  site: siteId,
  page_url: z.string().describe('A page or group of pages, as in `path` of a question.'),
  heatmap_type: type,
  device_type: device,
  dates: dateRange,
  data: heatmapData,
  session_count: z.number().int(),
  generated_at: moment,
  is_stale: z.boolean().describe('More may have come in since it was made.'),
});
export type StoredHeatmap = z.infer<typeof storedHeatmap>;

export const storedHeatmaps = {
  list: viewer
    .route({ method: 'GET', path: '/heatmaps', summary: 'Maps that were made ahead', tags: ['heatmaps'] })
    .input(
      listInput.extend({
        site: siteId.optional().describe('Of all sites without it.'),
        limit: wireInt.min(1).max(HEATMAPS.listed).default(HEATMAPS.listed),
        page_url: pagePattern.optional(),
        heatmap_type: type.optional(),
        device_type: device.optional(),
        date_range_start: day.optional().describe('The first day of its range.'),
        date_range_end: day.optional().describe('The last one.'),
      }),
    )
    .output(listOf(storedHeatmap)),
  generate: analyst
    .route({
      method: 'POST',
      path: '/heatmaps/generate/{site_id}',
      successStatus: 202,
      summary: 'Make maps, or make them anew; a job does it',
      tags: ['heatmaps'],
    })
    .input(
      z.object({
        site_id: siteId,
        page_url: pagePattern.optional().describe('Without it: the pages that were viewed most.'),
        heatmap_type: type.optional().describe('Without it: clicks, moves and scrolling.'),
        device_type: device.optional().describe('Without it: each of them.'),
        dates: dateRange.optional().describe('Without it: the last 30 days.'),
      }),
    )
    .output(jobAccepted),
};
