import { z } from 'zod';
import { user, userRaw } from './access.ts';
import { dateRange, device, moment, siteId, wireInt } from './common.ts';
import { QUERY, TEXT } from './limits.ts';
import { replayEvent } from './tracking.ts';

const page = z.object({
  site: siteId,
  path: z.string().min(1).max(TEXT.url),
  device,
});

/** Ten thousand of them are a usual answer, so they are short: whole numbers in a fixed order. */
export const heatmapPoint = z
  .tuple([z.number(), z.number(), z.number(), z.number(), z.number()])
  .describe(
    'element_x, element_y: where in the box of the element, in ten-thousandths. x, y: mean document px, for when the element is gone. count.',
  );
export type HeatmapPoint = z.infer<typeof heatmapPoint>;

export const heatmapElement = z.object({
  selector: z.string().describe('CSS selector of the clicked element.'),
  text: z.string(),
  count: z.number().int(),
  share: z.number().describe('Share of all clicks on the page, 0 to 1.'),
  points: z
    .array(heatmapPoint)
    .describe('Where it was clicked, most clicked first; of very many the most clicked alone.'),
});
export type HeatmapElement = z.infer<typeof heatmapElement>;

export const heatmaps = {
  pages: user
    .route({ method: 'GET', path: '/heatmaps/pages', summary: 'Pages that have been seen', tags: ['heatmaps'] })
    .input(
      z.object({
        site: siteId,
        ...dateRange.shape,
        search: z.string().max(200).optional(),
        limit: wireInt.min(1).max(QUERY.maxPageSize).default(QUERY.pageSize),
      }),
    )
    .output(
      z.object({
        items: z.array(
          z.object({
            path: z.string(),
            title: z.string(),
            pageviews: z.number().int(),
            clicks: z.number().int(),
            devices: z.array(z.object({ device, pageviews: z.number().int() })),
          }),
        ),
      }),
    ),
  clicks: user
    .route({ method: 'GET', path: '/heatmaps/clicks', summary: 'Clicks on one page', tags: ['heatmaps'] })
    .input(page.extend(dateRange.shape))
    .output(
      z.object({
        total: z.number().int().describe('Clicks.'),
        pageviews: z.number().int(),
        sessions: z.number().int().describe('Sessions that clicked.'),
        elements: z.array(heatmapElement).describe('Most clicked first.'),
      }),
    ),
  snapshot: userRaw
    .route({
      method: 'GET',
      path: '/heatmaps/snapshot',
      summary: 'The page as a visitor saw it: the rrweb events that rebuild its DOM',
      tags: ['heatmaps'],
    })
    .input(page)
    .output(
      z.object({
        taken_at: moment,
        viewport_w: z.number().int(),
        viewport_h: z.number().int(),
        page_id: z.uuid().describe('Whose assets are listed at `/assets`; all zeros where it is not known.'),
        events: z.array(replayEvent).length(2).describe('A meta event and a full snapshot.'),
      }),
    ),
};
