import { z } from 'zod';
import { ABOUT, analyst, READS, viewer } from './access.ts';
import { property } from './acts.ts';
import { dateRange, listInput, listOf, moment, oneLine, revision, siteId, wireInt } from './common.ts';
import { conditionsText } from './conditions.ts';
import { FUNNEL_BREAKDOWNS } from './funnel-breakdowns.ts';
import { checked, definitionShape, funnelStep } from './funnel-definition.ts';
import { say } from './issues.ts';
import { FUNNELS } from './limits.ts';
import { question, segment } from './segment.ts';
import { INTERVALS } from './trends.ts';

const measured = z.object({
  entered: z.number().int(),
  converted: z.number().int(),
  conversion: z.number(),
  ...dateRange.shape,
  measured_at: moment,
});
export type FunnelMetrics = z.infer<typeof measured>;

export const funnel = z.object({
  id: z.uuid(),
  site: siteId,
  name: z.string(),
  ...definitionShape,
  created_at: moment,
  revision,
  metrics: measured.nullable().describe('Of the last 30 days, kept up to date every hour; null until first measured.'),
});
export type Funnel = z.infer<typeof funnel>;

const name = oneLine.min(1, { message: say('needs_name') });

/** Spans of time that times between steps are counted in, by their first second. */
export const TIME_BANDS = [0, 10, 30, 60, 180, 600, 1800, 3600, 21_600, 86_400, 604_800] as const;

const stepFigures = z.object({
  name: z.string(),
  optional: z.boolean().describe('It may be passed over: who did not do it is not lost by that.'),
  count: z.number().int().describe('Sessions or visitors that did this step.'),
  conversion: z.number().describe('Share of those who did the first step, 0 to 1.'),
  step_conversion: z.number().describe('Share of those who did the step before that must be done.'),
  drop_off: z.number().describe('Share of those who did the step before that must be done, and not this one.'),
  dropped: z.number().int(),
  median_seconds: z.number().nullable().describe('From the step before; null where nobody did it.'),
  p90_seconds: z.number().nullable(),
  times: z.array(z.number().int()).describe(`How many took how long, by the bands ${TIME_BANDS.join(', ')} s.`),
});
export type StepFigures = z.infer<typeof stepFigures>;

export const SIGNIFICANCE_TESTS = ['fisher_exact', 'two_proportion_z', 'none'] as const;

/** What is compared, and whether the difference can be chance. */
const comparison = z.object({
  label: z.string(),
  ...dateRange.shape,
  steps: z.array(stepFigures),
  conversion: z.number(),
  significance: z.object({
    test: z
      .enum(SIGNIFICANCE_TESTS)
      .describe(
        'Two-sided, at 5%, of those who are on one side alone (or of one side and the rest of the other that holds it); none where nobody entered on one side.',
      ),
    p_value: z
      .number()
      .nullable()
      .describe('Chance of a difference this large if there were none; null without a test.'),
    is_significant: z.boolean(),
    statement: z.string().describe('The same in English.'),
  }),
});
export type FunnelComparison = z.infer<typeof comparison>;

const counts = z.array(z.number().int()).describe('Of each step.');

export const funnelAnalytics = z.object({
  ...dateRange.shape,
  steps: z.array(stepFigures),
  conversion: z.number(),
  median_seconds: z.number().nullable().describe('From the first step to the last.'),
  excluded: z.number().int().describe('Sessions or visitors that an exclusion took out.'),
  interval: z.enum(INTERVALS),
  trend: z
    .array(z.object({ at: moment, entered: z.number().int(), converted: z.number().int() }))
    .describe('By when the first step was done. Intervals without anybody are left out.'),
  breakdown: z.array(z.object({ value: z.string(), counts })).describe('Most entered first; empty without `by`.'),
  comparison: comparison.nullable(),
});
export type FunnelAnalytics = z.infer<typeof funnelAnalytics>;

const analyticsInput = {
  ...segment.shape,
  by: z.enum(FUNNEL_BREAKDOWNS).optional(),
  property: property.optional().describe('Which one, for `by=property`.'),
  compare: z
    .enum(['previous', 'year', 'segment'])
    .optional()
    .describe('With the days before, or a year ago, or `against`.'),
  against: conditionsText
    .optional()
    .describe('Conditions of the other sessions, for `compare=segment`; empty for all.'),
};

const difference = z.object({
  kind: z.enum(['page', 'click', 'error', 'request']),
  what: z.string(),
  path: z.string().describe('Of a click: where. Empty for others.'),
  dropped: z.number().int().describe('Dropped sessions with it.'),
  converted: z.number().int().describe('Sessions that went on with it.'),
  dropped_share: z.number(),
  converted_share: z.number(),
});
export type FunnelDifference = z.infer<typeof difference>;

const suggestion = z.object({
  type: z.enum(['page', 'event', 'element', 'form']),
  value: z.string(),
  label: z.string().describe('As a person would call it: the title of a page, the text of an element.'),
  sessions: z.number().int(),
});
export type FunnelSuggestion = z.infer<typeof suggestion>;

const one = z.object({ id: z.uuid() });
const days = { from: dateRange.shape.from.optional(), to: dateRange.shape.to.optional() };
const given = z.object({ site: siteId, name, ...definitionShape });
const stepsOfQuestion = question.extend({ steps: z.array(funnelStep).max(FUNNELS.steps.max) });

/** Funnels of a site, shared by all who may see the site. */
export const funnels = {
  list: viewer
    .route({ method: 'GET', path: '/funnels', summary: 'Funnels, by name', tags: ['funnels'] })
    .input(z.object({ site: siteId, ...listInput.shape }))
    .output(listOf(funnel)),
  create: analyst
    .route({ method: 'POST', path: '/funnels', successStatus: 201, summary: 'Make a funnel', tags: ['funnels'] })
    .input(checked(given))
    .output(funnel),
  get: viewer
    .meta(ABOUT.child)
    .route({ method: 'GET', path: '/funnels/{id}', summary: 'One funnel', tags: ['funnels'] })
    .input(one)
    .output(funnel),
  update: analyst
    .meta(ABOUT.child)
    .route({ method: 'PUT', path: '/funnels/{id}', summary: 'Change a funnel', tags: ['funnels'] })
    .input(checked(one.extend({ name, ...definitionShape, revision: revision.optional() })))
    .output(funnel),
  remove: analyst
    .meta(ABOUT.child)
    .route({
      method: 'DELETE',
      path: '/funnels/{id}',
      successStatus: 204,
      summary: 'Delete a funnel',
      tags: ['funnels'],
    })
    .input(one),
  analytics: viewer
    .meta(ABOUT.child)
    .route({
      method: 'GET',
      path: '/funnels/{id}/analytics',
      summary: 'Conversion, drop-off and times',
      tags: ['funnels'],
    })
    .input(one.extend({ ...days, ...analyticsInput }))
    .output(funnelAnalytics),
  preview: viewer
    .meta(READS)
    .route({
      method: 'POST',
      path: '/funnels/preview',
      summary: 'The same of a funnel that is not kept',
      tags: ['funnels'],
    })
    .input(checked(question.extend({ ...definitionShape, ...analyticsInput })))
    .output(funnelAnalytics),
  differences: viewer
    .meta(ABOUT.child)
    .route({
      method: 'GET',
      path: '/funnels/{id}/steps/{step}/differences',
      summary: 'What those who dropped at a step have more often than those who went on',
      tags: ['funnels'],
    })
    .input(one.extend({ step: wireInt.min(2).describe('Counted from 1.'), ...days, ...segment.shape }))
    .output(
      z.object({
        dropped: z.number().int().describe('Sessions.'),
        converted: z.number().int(),
        items: z.array(difference).describe('The surest first.'),
      }),
    ),
  suggestions: viewer
    .route({ method: 'GET', path: '/funnels/suggestions', summary: 'What steps can be made of', tags: ['funnels'] })
    .input(question.extend({ search: z.string().max(200).default('') }))
    .output(z.object({ items: z.array(suggestion).describe('Most sessions first.') })),
  next: viewer
    .meta(READS)
    .route({
      method: 'POST',
      path: '/funnels/next',
      summary: 'What visitors did next after some steps',
      tags: ['funnels'],
    })
    .input(stepsOfQuestion)
    .output(
      z.object({
        sessions: z.number().int().describe('That did all of the steps.'),
        items: z.array(suggestion).describe('Most sessions first.'),
      }),
    ),
  proposal: viewer
    .route({
      method: 'GET',
      path: '/funnels/proposal',
      summary: 'A first funnel out of what visitors do',
      tags: ['funnels'],
    })
    .input(z.object({ site: siteId, ...dateRange.shape }))
    .output(z.object({ name: z.string(), steps: z.array(funnelStep).describe('Empty where nothing is known yet.') })),
};
