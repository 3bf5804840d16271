import { parse } from 'css-what';
import { z } from 'zod';
import { DEFAULT_BUBBLE, feedbackBubble } from './feedback-bubble.ts';
import { say } from './issues.ts';
import { RETENTION, TEXT } from './limits.ts';
import { MASKINGS, TRANSPORTS } from './tracker-settings.ts';

/** IANA names as this runtime knows them, in their own spelling: the store knows no other, and no bare offsets. */
const timeZone = z.string().transform((name, context) => {
  try {
    if (/^[A-Za-z]/.test(name)) return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // told below
  }
  context.addIssue({ code: 'custom', message: say('not_time_zone') });
  return z.NEVER;
});

/** A host name such as `example.com`, `localhost` or `127.0.0.1`, with a port where it is not the usual one. */
export const domain = z
  .string()
  .trim()
  .toLowerCase()
  .transform((given) => given.replace(/^https?:\/\//, '').replace(/\/.*$/, ''))
  .pipe(
    z
      .string()
      .max(260)
      .regex(/^(?=.{1,253}(:\d+)?$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/, {
        message: say('not_domain'),
      }),
  );

/** Path groups: a path, in which `*` stands for anything. */
const paths = z
  .array(
    z
      .string()
      .max(TEXT.url)
      .regex(/^[/*]/, { message: say('not_path', { example: '/admin/*' }) }),
  )
  .max(50, { message: say('too_much', { most: 50 }) });

/** Whether browsers take it: what they do not would fail on every page of the site. */
const isSelector = (text: string): boolean => {
  try {
    return parse(text).length > 0;
  } catch {
    return false;
  }
};

/** CSS selectors, as `data-dp-mask` and `data-dp-block` would be set on what they match. */
const selectors = z
  .array(
    z
      .string()
      .trim()
      .min(1)
      .max(TEXT.selector)
      .refine(isSelector, { message: say('not_selector') }),
  )
  .max(50, { message: say('too_much', { most: 50 }) });

const leastWidth = z.int().min(200).max(5_000);

/** Where windows change class: from so many px on they count as those of tablets, and of desktops. */
const breakpoints = z
  .object({ tablet: leastWidth, desktop: leastWidth })
  .refine(({ tablet, desktop }) => tablet < desktop, { path: ['desktop'], message: say('not_wider') })
  .nullable();

const age = z.int().min(RETENTION.days.min).max(RETENTION.days.max).nullable();

/** How a site is measured. What the page needs of this is written into its tracking script. */
export const siteSettings = z.object({
  time_zone: timeZone.describe('Whose days the reports count.'),
  replay: z.boolean().describe('Record sessions.'),
  sample_rate: z.number().min(0).max(1).describe('Share of sessions that are measured at all.'),
  replay_sample_rate: z.number().min(0).max(1).describe('Share of the measured sessions that are recorded.'),
  replay_min_ms: z
    .int()
    .min(0)
    .max(10 * 60_000)
    .describe('A session that ends sooner leaves no recording.'),
  replay_pages: paths.describe('Recording begins on one of these paths; on any when there are none.'),
  replay_events: z
    .array(
      z
        .string()
        .min(1)
        .max(TEXT.eventName, { message: say('event_name_too_long') }),
    )
    .max(20, { message: say('too_much', { most: 20 }) })
    .describe('Recording begins with one of these custom events; with the page when there are none.'),
  masking: z.enum(MASKINGS).describe('What is hidden in recordings before it leaves the page.'),
  mask_selectors: selectors.describe('Text and fields of these elements are hidden, whatever `masking` says.'),
  block_selectors: selectors.describe('Nothing of these elements is recorded but their place.'),
  show_selectors: selectors.describe('Text of these elements is shown although `masking` hides all text.'),
  record_console: z.boolean().describe('Keep what recorded pages write to their console.'),
  record_network: z.boolean().describe('Keep address, status and timing of the requests of recorded pages.'),
  snapshots: z
    .boolean()
    .describe('Ask browsers of visitors, once a day and page, for a snapshot for heatmaps, masked as recordings are.'),
  record_canvas: z.boolean().describe('Keep what recorded pages draw on a canvas, as pictures, some a second.'),
  respect_dnt: z.boolean().describe('Do not measure browsers that send Do Not Track or Global Privacy Control.'),
  require_consent: z.boolean().describe('Measure nothing until `desirepath.consent(true)`.'),
  cookieless: z.boolean().describe('Store nothing in the browser; visitors are told apart for one day at a time.'),
  allow_localhost: z.boolean().describe('Measure visits on localhost and 127.0.0.1 too.'),
  hash_routing: z.boolean().describe('The fragment of an address (`#/cart`) is part of its path.'),
  excluded_paths: paths.describe('Paths that are not measured.'),
  excluded_ips: z
    .array(
      z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
        error: say('not_network'),
      }),
    )
    .max(100, { message: say('too_much', { most: 100 }) })
    .describe('Addresses and ranges whose visits do not count, such as your own office.'),
  linked_domains: z
    .array(domain)
    .max(20, { message: say('too_much', { most: 20 }) })
    .describe('Domains of yours that a visitor may go on to: links to them carry the visit along.'),
  transport: z.enum(TRANSPORTS).describe('How the tracker sends.'),
  query_keys: z
    .array(z.string().regex(/^[\w.-]{1,64}$/, { message: say('other_letters') }))
    .max(20, { message: say('too_much', { most: 20 }) })
    .describe('Query parameters kept in page addresses; all others are dropped.'),
  breakpoints: breakpoints.describe(
    'Least width in px of a window that heatmaps count as tablet and as desktop; null to go by what browsers run on.',
  ),
  feedback: feedbackBubble.describe('The bubble by which visitors say something by themselves.'),
  keep_replays_days: age.describe(
    'Recordings older than this are deleted; null for none. Favourites and kept ones stay.',
  ),
  keep_replays_gb: z
    .number()
    .min(RETENTION.gigabytes.min)
    .max(RETENTION.gigabytes.max)
    .nullable()
    .describe('Most GB of recordings on disk; beyond it the oldest are deleted. Favourites and kept ones stay.'),
  keep_events_days: age.describe('All that was measured is deleted at this age, recordings too; null for never.'),
  keep_answers_days: age.describe('Answers to surveys older than this are deleted; null for never.'),
  keep_feedback_days: age.describe('Messages of visitors older than this are deleted; null for never.'),
});
export type SiteSettings = z.infer<typeof siteSettings>;

export const DEFAULT_SETTINGS: SiteSettings = {
  time_zone: 'UTC',
  replay: true,
  sample_rate: 1,
  replay_sample_rate: 1,
  replay_min_ms: 0,
  replay_pages: [],
  replay_events: [],
  masking: 'inputs',
  mask_selectors: [],
  block_selectors: [],
  show_selectors: [],
  record_console: false,
  record_network: false,
  snapshots: true,
  record_canvas: false,
  respect_dnt: true,
  require_consent: false,
  cookieless: false,
  allow_localhost: false,
  hash_routing: false,
  excluded_paths: [],
  excluded_ips: [],
  linked_domains: [],
  transport: 'http',
  query_keys: [],
  breakpoints: null,
  feedback: DEFAULT_BUBBLE,
  keep_replays_days: null,
  keep_replays_gb: null,
  keep_events_days: null,
  keep_answers_days: null,
  keep_feedback_days: null,
};
