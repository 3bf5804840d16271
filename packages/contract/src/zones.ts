import { z } from 'zod';
import { analyst, viewer } from './access.ts';
import { BY_ADDRESS, device, moment, oneByAddress, oneLine, siteId } from './common.ts';
import { PIXELS, TEXT } from './limits.ts';
import { pagePattern } from './path-groups.ts';
import { question } from './segment.ts';

const px = z.int().min(0).max(PIXELS.max);
const length = z.int().min(1).max(PIXELS.max);

/**
 * What of a page a zone is: an element, in any window; or a rectangle in px of the document, as it is in a window `window`
 * px wide. Clicks in other windows are scaled to that one.
 */
export const zoneShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('element'), selector: z.string().min(1).max(TEXT.selector) }),
  z.object({
    type: z.literal('rectangle'),
    x: px,
    y: px,
    width: length,
    height: length,
    window: z.int().min(100).max(65_535),
  }),
]);
export type ZoneShape = z.infer<typeof zoneShape>;

/** A part of a page that somebody has named, to follow what happens there. */
export const zone = z.object({
  id: z.uuid(),
  site: siteId,
  name: z.string(),
  path: z.string().describe('The page, or group of pages.'),
  screen: device.nullable().describe('The screens it is on; null for all.'),
  shape: zoneShape,
  created_at: moment,
});
export type Zone = z.infer<typeof zone>;

const zoneCounts = z.object({
  clicks: z.number().int(),
  rage: z.number().int(),
  dead: z.number().int(),
  error: z.number().int(),
  pageviews: z.number().int().describe('Views of the page, whether or not the zone was clicked.'),
});

export const zoneFigures = zoneCounts.extend({
  share: z.number().describe('Share of all clicks on the page, 0 to 1.'),
  clicked_pageviews: z.number().int().describe('Page views in which it was clicked.'),
  sessions: z.number().int().describe('Sessions that clicked it.'),
  days: z
    .array(zoneCounts.extend({ day: z.iso.date() }))
    .describe('One item for each day of the range in the site’s time zone, in order.'),
});
export type ZoneFigures = z.infer<typeof zoneFigures>;

const one = z.object({ id: z.uuid(), site: siteId });
const name = oneLine.min(1).max(60);

export const zones = {
  list: viewer
    .route({ method: 'GET', path: '/heatmaps/zones', summary: 'Named parts of pages', tags: ['heatmaps'] })
    .input(z.object({ site: siteId, path: pagePattern.optional() }))
    .output(z.object({ items: z.array(zone).describe('By name.') })),
  create: analyst
    .route({
      method: 'POST',
      path: '/heatmaps/zones',
      successStatus: 201,
      summary: 'Name a part of a page',
      tags: ['heatmaps'],
    })
    .input(z.object({ site: siteId, name, path: pagePattern, screen: device.optional(), shape: zoneShape }))
    .output(zone),
  rename: analyst
    .route({ method: 'PATCH', path: '/heatmaps/zones/{id}', summary: 'Name it differently', tags: ['heatmaps'] })
    .input(one.extend({ name }))
    .output(zone),
  remove: analyst
    .route({
      method: 'DELETE',
      path: '/heatmaps/zones/{id}',
      successStatus: 204,
      summary: 'Delete a zone',
      tags: ['heatmaps'],
      ...BY_ADDRESS,
    })
    .input(oneByAddress),
  figures: viewer
    .route({
      method: 'GET',
      path: '/heatmaps/zones/{id}/figures',
      summary: 'What happened in a zone, in all and day by day',
      tags: ['heatmaps'],
    })
    .input(question.extend({ id: z.uuid() }))
    .output(zoneFigures),
};
