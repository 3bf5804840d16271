import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { viewer, viewerRaw } from './access.ts';
import { property } from './acts.ts';
import { dateRange, device, moment, siteId, wireInt } from './common.ts';
import { VIEW_KINDS, VITALS } from './conditions.ts';
import { currency, goalId } from './goals.ts';
import { QUERY, TEXT } from './limits.ts';
import { question } from './segment.ts';
import { shownEvent } from './shown-event.ts';
import type { EventType } from './tracking.ts';

/** The headline figures of some days. Rates are shares from 0 to 1, durations milliseconds. */
export const totals = z.object({
  visitors: z.number().int().describe('Distinct visitors.'),
  sessions: z.number().int().describe('Sessions that began in these days.'),
  pageviews: z.number().int(),
  bounce_rate: z.number().describe('Share of sessions with a single page view.'),
  duration: z.number().describe('Mean time from the first to the last sign of life of a session.'),
  events: z.number().int().describe('Of all kinds.'),
  errors: z.number().int().describe('JavaScript errors.'),
  frustration_rate: z.number().describe('Share of sessions with a rage, dead or error click or a U-turn.'),
  conversions: z.number().int().describe('Sessions that reached the goal that is asked for; 0 without one.'),
  revenue: z.number().describe('What the goal was worth in all.'),
});
export type Totals = z.infer<typeof totals>;

export const INTERVALS = ['minute', 'hour', 'day', 'week', 'month'] as const;

/** What figures are set beside: as many days just before, or the same days a year ago. */
export const COMPARISONS = ['previous', 'year'] as const;
export type Comparison = (typeof COMPARISONS)[number];
export const DIMENSIONS = [
  'page',
  'entry_page',
  'exit_page',
  'source',
  'channel',
  'device',
  'browser',
  'os',
  'country',
  'region',
  'city',
  'language',
  ...VIEW_KINDS,
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * What gave a robot away: its user agent, that of a browser without a window, its own word (`navigator.webdriver`), or
 * that it was faster than hands are.
 */
export const ROBOT_REASONS = ['user_agent', 'headless', 'automated', 'speed'] as const;
export type RobotReason = (typeof ROBOT_REASONS)[number];

/** A measure of how pages feel. Milliseconds; CLS has no unit. */
export const vital = z.object({
  metric: z.enum(VITALS),
  p75: z.number().describe('Three quarters of page views were at least as good.'),
  samples: z.number().int(),
  good: z.number().describe('Share of them, by the thresholds of web.dev/vitals.'),
  poor: z.number(),
  series: z.array(z.object({ at: moment, p75: z.number().nullable() })).describe('Null where nothing was measured.'),
});
export type Vital = z.infer<typeof vital>;

/** From where on a measure is no longer good, and from where on it is poor: https://web.dev/articles/vitals */
export const VITAL_LIMITS: Record<(typeof VITALS)[number], readonly [good: number, poor: number]> = {
  LCP: [2500, 4000],
  INP: [200, 500],
  CLS: [0.1, 0.25],
  FCP: [1800, 3000],
  TTFB: [800, 1800],
};

const liveShare = z.object({ value: z.string(), visitors: z.number().int() });

/** Who is on the site: visitors who gave a sign of life within the last minutes, by page, source and country. */
export const liveNow = z.object({
  visitors: z.number().int(),
  pages: z.array(z.object({ path: z.string(), visitors: z.number().int() })),
  sources: z.array(liveShare).describe('Where they came from; an empty value stands for direct visits.'),
  countries: z.array(liveShare).describe('ISO 3166-1 alpha-2; empty where it is not known.'),
});
export type LiveNow = z.infer<typeof liveNow>;

/** What a page tells all the time, or of itself rather than of its visitor: left out of the live view. */
export const NOT_LIVE: readonly EventType[] = [
  'console',
  'mouse_move',
  'scroll',
  'attention',
  'page_leave',
  'form_view',
  'web_vital',
];

/** An event of the live view, and whose it is. */
export const liveEvent = shownEvent.extend({
  session_id: z.uuid(),
  visitor_id: z.uuid(),
  user_id: z.string(),
  device,
  browser: z.string(),
  country: z.string(),
});
export type LiveEvent = z.infer<typeof liveEvent>;

/**
 * What the live stream says: a few events at a time, the newest of the last minutes first of all, and who is there now
 * whenever that may have changed.
 */
export const liveMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('events'),
    events: z.array(liveEvent).describe('Some may be told twice, when a stream begins.'),
    skipped: z.number().int().describe('Events left out since the message before, because there were too many.'),
  }),
  z.object({
    kind: z.literal('now'),
    ...liveNow.shape,
    recorded: z.array(z.uuid()).describe('Ids of sessions under way that have a recording.'),
  }),
]);
export type LiveMessage = z.infer<typeof liveMessage>;

export const overview = z.object({
  totals,
  currency,
  previous: totals.describe('Of the days that these are compared with.'),
  compared: z
    .object({
      ...dateRange.shape,
      until: z
        .string()
        .nullable()
        .describe('Where the days asked for end today: up to when the last of these is counted, `HH:MM`, as today is.'),
    })
    .describe('Those days.'),
  interval: z.enum(INTERVALS),
  series: z
    .array(z.object({ at: moment, ...totals.shape }))
    .describe('One item for each interval of the range, empty ones too, in order.'),
  previous_series: z
    .array(z.object({ at: moment, ...totals.shape }))
    .describe(
      'The same of the days compared with, where `compare` is given: of the same days as each interval of the range, from a day on.',
    ),
});
export type Overview = z.infer<typeof overview>;

export const breakdown = z.object({
  currency,
  items: z.array(
    z.object({
      value: z.string().describe('Empty where it is not known, or for direct visits.'),
      visitors: z.number().int(),
      sessions: z.number().int(),
      pageviews: z.number().int(),
      bounce_rate: z.number().nullable().describe('Null where a value is one of a page or an event.'),
      conversions: z.number().int().describe('Sessions that reached the goal; 0 without one.'),
      revenue: z.number(),
    }),
  ),
});
export type Breakdown = z.infer<typeof breakdown>;

export const vitals = z.object({ interval: z.enum(INTERVALS), items: z.array(vital) });
export type Vitals = z.infer<typeof vitals>;

export const trends = {
  overview: viewer
    .route({ method: 'GET', path: '/trends/overview', summary: 'Headline figures over time', tags: ['trends'] })
    .input(
      question.extend({
        interval: z.enum(INTERVALS).optional(),
        goal: goalId.optional(),
        compare: z.enum(COMPARISONS).optional().describe('With what; the period before where nothing is said.'),
      }),
    )
    .output(overview),
  breakdown: viewer
    .route({ method: 'GET', path: '/trends/breakdown', summary: 'Figures by a property', tags: ['trends'] })
    .input(
      question.extend({
        by: z.enum([...DIMENSIONS, 'property']),
        event: z.string().max(TEXT.eventName).optional().describe('Of which custom event the property is.'),
        property: property.optional(),
        goal: goalId.optional(),
        limit: wireInt.min(1).max(QUERY.breakdownRows).default(10),
      }),
    )
    .output(breakdown),
  vitals: viewer
    .route({ method: 'GET', path: '/trends/vitals', summary: 'Web vitals', tags: ['trends'] })
    .input(question.extend({ interval: z.enum(INTERVALS).optional() }))
    .output(vitals),
  robots: viewer
    .route({
      method: 'GET',
      path: '/trends/robots',
      summary: 'What robots sent, which counts nowhere else',
      tags: ['trends'],
    })
    .input(z.object({ site: siteId, ...dateRange.shape }))
    .output(
      z.object({
        items: z
          .array(
            z.object({
              reason: z.enum(ROBOT_REASONS),
              batches: z.number().int(),
              events: z.number().int(),
            }),
          )
          .describe('Most batches first. Their days are those of UTC, which is where they are counted.'),
        total: z.number().int().describe('Batches in all.'),
      }),
    ),
  live: viewer
    .route({ method: 'GET', path: '/trends/live', summary: 'Who is on the site now', tags: ['trends'] })
    .input(z.object({ site: siteId }))
    .output(liveNow),
  liveStream: viewerRaw
    .route({
      method: 'GET',
      path: '/trends/live/stream',
      summary: 'What happens on the site, as it happens (server-sent events)',
      tags: ['trends'],
    })
    .input(z.object({ site: siteId }))
    .output(eventIterator(liveMessage)),
};
