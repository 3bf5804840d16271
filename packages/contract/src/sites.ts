import { z } from 'zod';
import { ABOUT, admin, answersFile, viewer, viewerRaw } from './access.ts';
import { listInput, listOf, moment, oneLine, siteId, teamId } from './common.ts';
import { domain, siteSettings } from './site-settings.ts';

export const site = z.object({
  id: siteId,
  name: z.string(),
  domain: z.string(),
  tracking_id: z.uuid().describe('Public: it stands in the tracking script and can only write.'),
  created_at: moment,
  settings: siteSettings,
  owner: z.string().describe('The id of the account that added the site.'),
  team: teamId.describe('The team whose site it is.'),
});
export type Site = z.infer<typeof site>;

/** What is kept. Bytes are those on disk, of which a site has its share by what it was before compression. */
export const stored = z.object({
  replay_bytes: z.number().int(),
  asset_bytes: z.number().int().describe('Pictures, fonts and style sheets that recordings and heatmap pages show.'),
  event_bytes: z.number().int(),
  recordings: z.number().int(),
  events: z.number().int(),
  oldest_recording: z.iso.date().nullable().describe('UTC day.'),
  oldest_event: z.iso.date().nullable().describe('UTC day.'),
});
export type Stored = z.infer<typeof stored>;

const name = oneLine.min(1);
const one = z.object({ id: siteId });
const changes = z.object({ name, domain, settings: siteSettings.partial() }).partial();

export const sites = {
  list: viewer
    .meta(ABOUT.own)
    .route({ method: 'GET', path: '/sites', summary: 'My sites', tags: ['sites'] })
    .input(listInput)
    .output(listOf(site)),
  create: viewer
    .meta(ABOUT.own)
    .route({ method: 'POST', path: '/sites', successStatus: 201, summary: 'Add a site', tags: ['sites'] })
    .input(
      z.object({
        name: name.optional(),
        domain,
        settings: siteSettings.partial().optional(),
        team: teamId
          .optional()
          .describe('Where you are an admin; without it, the team that you own, else one that you are an admin of.'),
      }),
    )
    .output(site),
  get: viewer
    .meta(ABOUT.id)
    .route({ method: 'GET', path: '/sites/{id}', summary: 'One site', tags: ['sites'] })
    .input(one)
    .output(site),
  replace: admin
    .meta(ABOUT.id)
    .route({ method: 'PUT', path: '/sites/{id}', summary: 'Replace a site', tags: ['sites'] })
    .input(one.extend({ name, domain, settings: siteSettings }))
    .output(site),
  update: admin
    .meta(ABOUT.id)
    .route({ method: 'PATCH', path: '/sites/{id}', summary: 'Change a site', tags: ['sites'] })
    .input(one.extend(changes.shape))
    .output(site),
  remove: admin
    .meta(ABOUT.id)
    .route({
      method: 'DELETE',
      path: '/sites/{id}',
      successStatus: 204,
      summary: 'Remove a site and all its data',
      tags: ['sites'],
    })
    .input(one),
  status: viewer
    .meta(ABOUT.id)
    .route({ method: 'GET', path: '/sites/{id}/status', summary: 'Whether data has arrived', tags: ['sites'] })
    .input(one)
    .output(
      z.object({
        first_event_at: moment.nullable(),
        last_event_at: moment.nullable(),
        events: z.number().int(),
        recordings: z.number().int(),
        last_page: z.string().nullable(),
      }),
    ),
  visited: viewer
    .meta(ABOUT.id)
    .route({
      method: 'GET',
      path: '/sites/{id}/visited',
      summary: 'Whether anything has ever arrived, answered at once whatever has',
      tags: ['sites'],
    })
    .input(one)
    .output(z.object({ visited: z.boolean() })),
  stored: viewer
    .meta(ABOUT.id)
    .route({ method: 'GET', path: '/sites/{id}/stored', summary: 'What is kept of a site', tags: ['sites'] })
    .input(one)
    .output(stored),
  myAddress: viewer
    .meta(ABOUT.id)
    .route({
      method: 'GET',
      path: '/sites/{id}/my-address',
      summary: 'The address that whoever asks comes from, as visitors of the site do',
      tags: ['sites'],
    })
    .input(one)
    .output(
      z.object({ address: z.string().describe('IPv4 or IPv6; behind proxies what those tell that are trusted.') }),
    ),
  trackingScript: viewerRaw
    .meta(ABOUT.id)
    .meta(answersFile('text/javascript'))
    .route({
      method: 'GET',
      path: '/sites/{id}/tracking-script',
      summary: 'The JavaScript made for this site',
      tags: ['sites'],
    })
    .input(one)
    .output(z.string()),
  trackingScriptOfHeatmaps: viewerRaw
    .meta(ABOUT.id)
    .meta(answersFile('text/javascript'))
    .route({
      method: 'GET',
      path: '/heatmaps/tracking-script/{id}',
      summary: 'The same, by the address that clients of heatmaps know',
      tags: ['sites'],
    })
    .input(one)
    .output(z.string()),
};
