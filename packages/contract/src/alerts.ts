import { z } from 'zod';
import { ABOUT, analyst, viewer } from './access.ts';
import { listInput, listOf, moment, oneLine, siteId } from './common.ts';
import { conditionsText, type VITALS } from './conditions.ts';
import { say } from './issues.ts';
import { ALERTS } from './limits.ts';

/** What a number is: it says how it is written, and how far from the usual is far. */
export type MetricShape = 'count' | 'share' | 'time' | 'score';

interface Metric {
  shape: MetricShape;
  of: 'goal' | 'funnel' | 'form' | 'survey' | null;
  day?: true;
}

/**
 * Numbers that can be watched. `of` says of what: the id of a goal, a funnel or a form, or a survey and its question as
 * `<survey>:<question>`; the others are of the site. `day` is for those that are known by whole days alone.
 */
export const ALERT_METRICS = {
  visitors: { shape: 'count', of: null },
  sessions: { shape: 'count', of: null },
  pageviews: { shape: 'count', of: null },
  errors: { shape: 'count', of: null },
  bounce_rate: { shape: 'share', of: null },
  frustration_rate: { shape: 'share', of: null },
  duration: { shape: 'time', of: null },
  conversion_rate: { shape: 'share', of: 'goal' },
  funnel_conversion: { shape: 'share', of: 'funnel' },
  form_conversion: { shape: 'share', of: 'form', day: true },
  survey_score: { shape: 'score', of: 'survey', day: true },
  LCP: { shape: 'time', of: null },
  INP: { shape: 'time', of: null },
  CLS: { shape: 'score', of: null },
  FCP: { shape: 'time', of: null },
  TTFB: { shape: 'time', of: null },
} as const satisfies Record<(typeof VITALS)[number], Metric> & Record<string, Metric>;
export type AlertMetric = keyof typeof ALERT_METRICS;
// Object.keys loses the literal types.
const METRICS = Object.keys(ALERT_METRICS) as [AlertMetric, ...AlertMetric[]];

const rule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('above'), value: z.number() }),
  z.object({ kind: z.literal('below'), value: z.number() }),
  z.object({
    kind: z.literal('unusual').describe('Far from what it was at the same time of the weeks before.'),
    direction: z.enum(['up', 'down', 'both']),
    sensitivity: z.enum(['low', 'medium', 'high']),
  }),
]);
export type AlertRule = z.infer<typeof rule>;

const watch = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('number'),
      metric: z.enum(METRICS),
      of: z.string().max(200).nullable().default(null),
      per: z.enum(['hour', 'day']),
      where: conditionsText.default('').describe('Which sessions; all where it is empty.'),
      rule,
    }),
    z.object({ kind: z.literal('silence'), minutes: z.int().min(ALERTS.silence.min).max(ALERTS.silence.max) }),
    z.object({ kind: z.literal('new_error') }),
  ])
  .superRefine((given, context) => {
    if (given.kind !== 'number') return;
    const metric: Metric = ALERT_METRICS[given.metric];
    if ((metric.of === null) !== (given.of === null))
      context.addIssue({
        code: 'custom',
        path: ['of'],
        message: metric.of ? say(`needs_${metric.of}`) : say('of_site'),
      });
    if (metric.day && given.per !== 'day')
      context.addIssue({ code: 'custom', path: ['per'], message: say('day_alone') });
  });
export type AlertWatch = z.infer<typeof watch>;

const fields = {
  name: oneLine.min(1, { message: say('needs_name') }),
  watch,
  mail_to: z.array(z.string().max(64)).max(ALERTS.readers).default([]).describe('Ids of people who may see the site.'),
  webhooks: z.boolean().default(false).describe('Told to the webhooks of the site that wait for `alert.fired`, too.'),
  cooldown_minutes: z.int().min(0).max(ALERTS.longestCooldown).default(ALERTS.usualCooldown),
};
const alertFields = z.object(fields);
export type AlertFields = z.infer<typeof alertFields>;

export const alert = z.object({
  id: z.uuid(),
  site: siteId,
  ...fields,
  active: z.boolean(),
  last_fired_at: moment.nullable(),
  problem: z.string().nullable().describe('Why it could not be looked at, such as a goal that is gone.'),
  created_at: moment,
});
export type Alert = z.infer<typeof alert>;

const bound = z.number().nullable();

/** What an alert tells, to be said in any language. */
export const alertFacts = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'),
    metric: z.enum(METRICS),
    per: z.enum(['hour', 'day']),
    from: moment.describe('When the hour or the day began.'),
    value: z.number(),
    low: bound.describe('Below it is told; null where there is no such bound.'),
    high: bound,
    median: bound.describe('Of an unusual number: the middle of what it was at that time of the weeks before.'),
    weeks: z.int().describe('Of how many weeks that is the middle.'),
  }),
  z.object({ kind: z.literal('silence'), since: moment.describe('When something last arrived.') }),
  z.object({
    kind: z.literal('new_error'),
    count: z.int(),
    names: z.array(z.string()).describe(`What they are called; the first ${ALERTS.errorsNamed}.`),
  }),
]);
export type AlertFacts = z.infer<typeof alertFacts>;

export const alertFiring = z.object({
  id: z.uuid(),
  alert: z.uuid(),
  at: moment.describe('When what it is about ended.'),
  value: z.number().nullable(),
  text: z.string().describe('In English, as it was told by mail.'),
  facts: alertFacts.nullable().describe('The same as values; null where it fired before these were kept.'),
});
export type AlertFiring = z.infer<typeof alertFiring>;

export const alertPreview = z.object({
  text: z.string().describe('In English, as it would be told by mail. So are those of its firings.'),
  firings: z.array(alertFiring.pick({ at: true, text: true, value: true }).extend({ facts: alertFacts })),
  points: z
    .array(
      z.object({
        at: moment,
        value: z.number().nullable(),
        low: z.number().nullable().describe('Below it would be told.'),
        high: z.number().nullable(),
        is_fired: z.boolean(),
      }),
    )
    .describe('Of a number: its course. Empty for others.'),
});
export type AlertPreview = z.infer<typeof alertPreview>;

const one = z.object({ id: z.uuid() });
const tags = ['alerts'];

export const alerts = {
  list: viewer
    .route({ method: 'GET', path: '/alerts', summary: 'Alerts of a site', tags })
    .input(z.object({ site: siteId }))
    .output(z.object({ items: z.array(alert).describe('By name.') })),
  create: analyst
    .route({ method: 'POST', path: '/alerts', successStatus: 201, summary: 'Add an alert', tags })
    .input(z.object({ site: siteId, ...fields }))
    .output(alert),
  get: viewer
    .meta(ABOUT.child)
    .route({ method: 'GET', path: '/alerts/{id}', summary: 'One alert', tags })
    .input(one)
    .output(alert),
  replace: analyst
    .meta(ABOUT.child)
    .route({ method: 'PUT', path: '/alerts/{id}', summary: 'Change an alert', tags })
    .input(one.extend({ ...fields, active: z.boolean().default(true) }))
    .output(alert),
  remove: analyst
    .meta(ABOUT.child)
    .route({ method: 'DELETE', path: '/alerts/{id}', successStatus: 204, summary: 'Delete an alert', tags })
    .input(one),
  history: viewer
    .route({ method: 'GET', path: '/alert-firings', summary: 'When alerts fired, newest first', tags })
    .input(z.object({ site: siteId, alert: z.uuid().optional(), ...listInput.shape }))
    .output(listOf(alertFiring)),
  preview: viewer
    .route({
      method: 'POST',
      path: '/alerts/preview',
      summary: 'When it would have fired within the last 30 days',
      tags,
    })
    .input(z.object({ site: siteId, watch, cooldown_minutes: fields.cooldown_minutes }))
    .output(alertPreview),
  test: analyst
    .meta(ABOUT.child)
    .route({ method: 'POST', path: '/alerts/{id}/test', successStatus: 202, summary: 'Send it now, as a test', tags })
    .input(one)
    .output(z.object({ mails: z.number().int(), webhooks: z.boolean() })),
};
