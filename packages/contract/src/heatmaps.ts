import { z } from 'zod';
import { analystRaw, answersFile, viewer, viewerRaw } from './access.ts';
import { dateRange, device, moment, siteId, wireInt } from './common.ts';
import { HEATMAP_KINDS } from './heatmap-kinds.ts';
import { HEATMAPS, PIXELS, QUERY, TEXT } from './limits.ts';
import { pagePattern } from './path-groups.ts';
import { question } from './segment.ts';
import { openedState, replayEvent } from './tracking.ts';

const width = wireInt.min(1).max(PIXELS.max);

/** On which screens: a class of devices, as the site tells them apart, or a range of window widths in px; both included. */
const screens = {
  screen: device.optional().describe('A class of devices: those of the site’s breakpoints, where it has any.'),
  min_width: width.optional(),
  max_width: width.optional(),
};

/** Whose sessions, on which pages and screens. `device` and `page` are of the segment: what a session had. */
export const heatmapQuestion = question.extend({ path: pagePattern, ...screens });
export type HeatmapQuestion = z.infer<typeof heatmapQuestion>;

/** Ten thousand of them are a usual answer, so they are short: whole numbers in a fixed order. */
export const heatmapPoint = z
  .tuple([z.number(), z.number(), z.number(), z.number(), z.number()])
  .describe(
    'element_x, element_y: where in the box of the element, in ten-thousandths. x, y: mean document px, for when the element is gone. count.',
  );
export type HeatmapPoint = z.infer<typeof heatmapPoint>;

export const heatmapElement = z.object({
  selector: z.string().describe('CSS selector of the element; ` >>> ` leads into a frame or shadow root.'),
  text: z.string(),
  count: z.number().int(),
  share: z.number().describe('Share of all of the map, 0 to 1.'),
  anchor: z.enum(['', 'fixed', 'sticky']).describe('Whether it stays in the window while the page scrolls.'),
  scroller: z.string().describe('Selector of the box it scrolls in; empty where that is the window.'),
  points: z
    .array(heatmapPoint)
    .describe('Where on it, most first; of very many places those with most alone, so that their counts may be fewer.'),
});
export type HeatmapElement = z.infer<typeof heatmapElement>;

/** A stretch of the document, in per cent of its height. */
export const heatmapBand = z.object({
  from: z.number(),
  to: z.number(),
  pageviews: z.number().int().describe('Page views that had some of it in the window.'),
  share: z.number().describe('scroll: of the page views; attention: of the time. 0 to 1.'),
  seconds: z.number().optional().describe('attention: how long it was in the window, of all page views together.'),
});
export type HeatmapBand = z.infer<typeof heatmapBand>;

/** A map. What a kind does not have is empty: clicks have cells and elements, moves cells, the others bands. */
export const heatmapData = z.object({
  total: z
    .number()
    .int()
    .describe('Clicks; for moves points of trails, some 20 a second; else the page views whose scrolling is known.'),
  grid: z.object({
    cell: z.number().int().describe('Px of the side of a cell.'),
    width: z.number().int().describe('Px of the window that `x` is scaled to.'),
  }),
  cells: z
    .array(z.object({ x: z.number().int(), y: z.number().int(), count: z.number().int() }))
    .describe('Document px of the upper left corner of each cell that has any; most first, where there are too many.'),
  elements: z.array(heatmapElement).describe('Most first.'),
  bands: z.array(heatmapBand).describe('From the top.'),
  fold: z.number().nullable().describe('How much of the page is seen without scrolling, in per cent of its height.'),
  depth: z.number().nullable().describe('How far down page views went, in per cent: their mean.'),
});
export type HeatmapData = z.infer<typeof heatmapData>;

export const heatmap = z.object({
  kind: z.enum(HEATMAP_KINDS),
  pageviews: z.number().int(),
  sessions: z.number().int().describe('Sessions with something in the map.'),
  data: heatmapData,
});
export type Heatmap = z.infer<typeof heatmap>;

/** What became of the visitors of an element. Times are ms. */
export const engagedElement = z.object({
  selector: z.string(),
  text: z.string(),
  clicks: z.number().int(),
  pageviews: z.number().int().describe('Page views in which it was clicked.'),
  share: z.number().describe('Share of all page views, 0 to 1.'),
  sessions: z.number().int().describe('Sessions in which it was clicked.'),
  order: z.number().describe('Of the elements of a page view, as which it was clicked first: 1 for the first, mean.'),
  first_click_ms: z.number().describe('From the page view to its first click there, median.'),
  conversions: z.number().int().describe('Sessions with the goal after a click on it.'),
  conversion: z.number().describe('Share of the sessions that clicked it, 0 to 1.'),
  revenue: z.number().describe('What those events were worth together.'),
});
export type EngagedElement = z.infer<typeof engagedElement>;

const engagementQuestion = heatmapQuestion.extend({
  goal: z.string().min(1).max(TEXT.eventName).optional().describe('Name of a custom event.'),
  worth: z
    .string()
    .min(1)
    .max(TEXT.propKey)
    .optional()
    .describe('Property of that event which says what it is worth; without it, the value of the event.'),
});

export const pageSnapshot = z.object({
  id: z.string(),
  path: z.string(),
  state: openedState.describe('What was open or chosen in it; an empty key for the page as it comes.'),
  taken_at: moment,
  viewport_w: z.number().int(),
  viewport_h: z.number().int(),
  page_id: z.uuid().describe('Whose assets are listed at `/assets`; all zeros where it is not known.'),
  is_good: z.boolean().describe('Its page was there in full, compared to others of its kind.'),
});
export type PageSnapshot = z.infer<typeof pageSnapshot>;

const snapshotOf = z.object({ site: siteId, path: pagePattern, ...screens });

export const heatmaps = {
  pages: viewer
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
            path: z.string().describe('With the query parameters that the site keeps.'),
            title: z.string(),
            hosts: z.array(z.string()).describe('Some of those it was seen on.'),
            pageviews: z.number().int(),
            clicks: z.number().int(),
            devices: z.array(z.object({ device, pageviews: z.number().int() })),
          }),
        ),
      }),
    ),
  devices: viewer
    .route({
      method: 'GET',
      path: '/heatmaps/devices',
      summary: 'Views of a page or group of pages by class of devices',
      tags: ['heatmaps'],
    })
    .input(question.extend({ path: pagePattern }))
    .output(z.object({ items: z.array(z.object({ device, pageviews: z.number().int() })) })),
  query: viewer
    .route({
      method: 'GET',
      path: '/heatmaps/query',
      summary: 'A map of a page or group of pages, of any kind and segment, answered at once',
      tags: ['heatmaps'],
    })
    .input(
      heatmapQuestion.extend({
        kind: z.enum(HEATMAP_KINDS).default('click'),
        width: width.optional().describe('Px that `x` is scaled to; without it, the most usual width of the window.'),
      }),
    )
    .output(heatmap),
  engagement: viewer
    .route({
      method: 'GET',
      path: '/heatmaps/engagement',
      summary: 'Elements of a page by what their visitors did: when they were clicked, and what came of it',
      tags: ['heatmaps'],
    })
    .input(engagementQuestion)
    .output(
      z.object({
        pageviews: z.number().int(),
        clicks: z.number().int(),
        elements: z.array(engagedElement).max(HEATMAPS.elements).describe('Most clicked first.'),
      }),
    ),
  elementsCsv: analystRaw
    .meta(answersFile('text/csv'))
    .route({
      method: 'GET',
      path: '/heatmaps/elements.csv',
      summary: 'The same elements as a file for spreadsheets',
      tags: ['heatmaps'],
    })
    .input(engagementQuestion)
    .output(z.string()),
  snapshots: viewer
    .route({
      method: 'GET',
      path: '/heatmaps/snapshots',
      summary: 'What there is of a page or group to draw maps over, by date and state',
      tags: ['heatmaps'],
    })
    .input(snapshotOf)
    .output(z.object({ items: z.array(pageSnapshot).describe('Newest first.') })),
  snapshot: viewerRaw
    .route({
      method: 'GET',
      path: '/heatmaps/snapshot',
      summary: 'The page as a visitor saw it: the rrweb events that rebuild its DOM',
      tags: ['heatmaps'],
    })
    .input(
      snapshotOf.extend({
        state: z.string().max(TEXT.tag).default('').describe('Key of a state of the page.'),
        id: z.string().max(64).optional().describe('One of the list; without it, the newest good one of that state.'),
      }),
    )
    .output(
      pageSnapshot.extend({
        events: z.array(replayEvent).min(2).describe('A meta event, a full snapshot, and what its frames hold.'),
      }),
    ),
};
