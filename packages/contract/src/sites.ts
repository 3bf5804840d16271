import { z } from 'zod';
import { user, userRaw } from './access.ts';
import { listInput, listOf, moment, oneLine, siteId } from './common.ts';

/** IANA names as this runtime knows them, in their own spelling: the store knows no other, and no bare offsets. */
const timeZone = z.string().transform((name, context) => {
  try {
    if (/^[A-Za-z]/.test(name)) return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // told below
  }
  context.addIssue({ code: 'custom', message: 'Not an IANA time zone' });
  return z.NEVER;
});

/** How a site is measured. What the page needs of this is written into its tracking script. */
export const siteSettings = z.object({
  time_zone: timeZone.describe('Whose days the reports count.'),
  replay: z.boolean().describe('Record sessions.'),
  sample_rate: z.number().min(0).max(1).describe('Share of sessions that are measured at all.'),
  respect_dnt: z.boolean().describe('Do not measure browsers that send Do Not Track or Global Privacy Control.'),
  require_consent: z.boolean().describe('Measure nothing until `desirepath.consent(true)`.'),
  cookieless: z.boolean().describe('Store nothing in the browser; each page load is a visitor of its own.'),
  allow_localhost: z.boolean().describe('Measure visits on localhost and 127.0.0.1 too.'),
  query_keys: z
    .array(z.string().regex(/^[\w.-]{1,64}$/))
    .max(20)
    .describe('Query parameters kept in page addresses; all others are dropped.'),
});
export type SiteSettings = z.infer<typeof siteSettings>;

export const DEFAULT_SETTINGS: SiteSettings = {
  time_zone: 'UTC',
  replay: true,
  sample_rate: 1,
  respect_dnt: true,
  require_consent: false,
  cookieless: false,
  allow_localhost: false,
  query_keys: [],
};

/** A host name such as `example.com`, `localhost` or `127.0.0.1`, with a port where it is not the usual one. */
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .transform((given) => given.replace(/^https?:\/\//, '').replace(/\/.*$/, ''))
  .pipe(
    z
      .string()
      .max(260)
      .regex(/^(?=.{1,253}(:\d+)?$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/, {
        message: 'Not a domain such as example.com',
      }),
  );

export const site = z.object({
  id: siteId,
  name: z.string(),
  domain: z.string(),
  tracking_id: z.uuid().describe('Public: it stands in the tracking script and can only write.'),
  created_at: moment,
  settings: siteSettings,
  owner: z.string().describe('The id of the account that owns the site.'),
});
export type Site = z.infer<typeof site>;

const name = oneLine.min(1);
const one = z.object({ id: siteId });
const changes = z.object({ name, domain, settings: siteSettings.partial() }).partial();

export const sites = {
  list: user
    .route({ method: 'GET', path: '/sites', summary: 'My sites', tags: ['sites'] })
    .input(listInput)
    .output(listOf(site)),
  create: user
    .route({ method: 'POST', path: '/sites', successStatus: 201, summary: 'Add a site', tags: ['sites'] })
    .input(z.object({ name: name.optional(), domain, settings: siteSettings.partial().optional() }))
    .output(site),
  get: user
    .route({ method: 'GET', path: '/sites/{id}', summary: 'One site', tags: ['sites'] })
    .input(one)
    .output(site),
  replace: user
    .route({ method: 'PUT', path: '/sites/{id}', summary: 'Replace a site', tags: ['sites'] })
    .input(one.extend({ name, domain, settings: siteSettings }))
    .output(site),
  update: user
    .route({ method: 'PATCH', path: '/sites/{id}', summary: 'Change a site', tags: ['sites'] })
    .input(one.extend(changes.shape))
    .output(site),
  remove: user
    .route({
      method: 'DELETE',
      path: '/sites/{id}',
      successStatus: 204,
      summary: 'Remove a site and all its data',
      tags: ['sites'],
    })
    .input(one),
  status: user
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
  trackingScript: userRaw
    .route({
      method: 'GET',
      path: '/sites/{id}/tracking-script',
      summary: 'The JavaScript made for this site',
      tags: ['sites'],
    })
    .input(one)
    .output(z.string()),
};
