import { z } from 'zod';
import { actText, property } from './acts.ts';
import { dateRange, device, oneLine } from './common.ts';
import { conditionsText, stopName } from './conditions.ts';
import { RANGE_PRESETS } from './days.ts';
import { eventNames } from './events.ts';
import { formFigures } from './forms.ts';
import { FUNNEL_UNITS } from './funnel-definition.ts';
import { funnelAnalytics } from './funnels.ts';
import { currency, goalId } from './goals.ts';
import { heatmapBand, heatmapElement } from './heatmaps.ts';
import { say } from './issues.ts';
import { BOARDS, PATHS, QUERY, TEXT } from './limits.ts';
import { pagePattern } from './path-groups.ts';
import { flow, groupsText } from './paths.ts';
import { PERIODS } from './periods.ts';
import { cohorts } from './retention.ts';
import { segment } from './segment.ts';
import { breakdown, COMPARISONS, DIMENSIONS, INTERVALS, liveNow, overview, totals, vitals } from './trends.ts';

const metric = totals.keyof();
export type BoardMetric = z.infer<typeof metric>;

/** Maps that say something without the page behind them: which elements, and how far down. */
export const TILE_MAPS = ['click', 'rage', 'dead', 'error', 'tap', 'scroll'] as const;

/** What a tile shows: a question of one of the views, without its site, days and segment. */
export const shown = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('figures'),
    metrics: z.array(metric).min(1).max(BOARDS.metrics).describe('Headline figures, in this order.'),
    goal: goalId.optional(),
  }),
  z.object({
    kind: z.literal('trend'),
    metric,
    interval: z.enum(INTERVALS).optional().describe('One that fits the days, where nothing is said.'),
    compare: z.enum(COMPARISONS).optional(),
    goal: goalId.optional(),
  }),
  z.object({
    kind: z.literal('breakdown'),
    by: z.enum([...DIMENSIONS, 'property']),
    event: z.string().max(TEXT.eventName).optional(),
    property: property.optional(),
    goal: goalId.optional(),
    limit: z.int().min(1).max(QUERY.breakdownRows).default(8),
  }),
  z.object({ kind: z.literal('funnel'), funnel: z.uuid() }),
  z.object({
    kind: z.literal('paths'),
    start: stopName.optional(),
    end: stopName.optional(),
    events: z.boolean().default(false),
    groups: groupsText.default(''),
    goal: conditionsText.optional(),
    steps: z.int().min(PATHS.steps.min).max(PATHS.steps.max).default(PATHS.steps.usual),
    min_share: z.number().min(0).max(1).default(PATHS.usualShare),
  }),
  z.object({
    kind: z.literal('retention'),
    first: actText.optional(),
    returning: actText.optional(),
    period: z.enum(PERIODS).default('week'),
  }),
  z.object({ kind: z.literal('goals'), goals: z.array(goalId).min(1).max(BOARDS.goals) }),
  z.object({ kind: z.literal('vitals') }),
  z.object({ kind: z.literal('live') }),
  z.object({ kind: z.literal('heatmap'), map: z.enum(TILE_MAPS), path: pagePattern, screen: device.optional() }),
  z.object({ kind: z.literal('form'), form: z.uuid() }),
  z.object({ kind: z.literal('events') }),
]);
export type Shown = z.infer<typeof shown>;
export type TileKind = Shown['kind'];

/** What it says now. A kind of tile has the same kind of answer. */
export const tileAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('figures'), overview }),
  z.object({ kind: z.literal('trend'), overview }),
  z.object({ kind: z.literal('breakdown'), breakdown, visitors: z.number().int().describe('In all.') }),
  z.object({ kind: z.literal('funnel'), name: z.string(), count_by: z.enum(FUNNEL_UNITS), analytics: funnelAnalytics }),
  z.object({ kind: z.literal('paths'), flow }),
  z.object({ kind: z.literal('retention'), retention: cohorts }),
  z.object({
    kind: z.literal('goals'),
    sessions: z.number().int().describe('In all.'),
    goals: z.array(
      z.object({
        id: goalId,
        name: z.string(),
        conversions: z.number().int(),
        conversions_before: z.number().int().describe('In as many days just before.'),
        revenue: z.number(),
        currency,
      }),
    ),
  }),
  z.object({ kind: z.literal('vitals'), vitals }),
  z.object({ kind: z.literal('live'), now: liveNow }),
  z.object({
    kind: z.literal('heatmap'),
    pageviews: z.number().int(),
    sessions: z.number().int(),
    total: z.number().int(),
    depth: z.number().nullable().describe('How far down page views went, in per cent: their mean.'),
    bands: z.array(heatmapBand.pick({ from: true, share: true })).describe('Of scrolling: every tenth of the page.'),
    elements: z
      .array(heatmapElement.pick({ selector: true, text: true, count: true, share: true }))
      .describe(`Most first, ${BOARDS.elements} at most.`),
  }),
  z.object({ kind: z.literal('form'), name: z.string(), figures: formFigures }),
  z.object({ kind: z.literal('events'), events: eventNames }),
]);
export type TileAnswer = z.infer<typeof tileAnswer>;

/** Days that move on with the calendar, or days that stay. */
export const boardDays = z.union([z.object({ preset: z.enum(RANGE_PRESETS) }), dateRange]);
export type BoardDays = z.infer<typeof boardDays>;

const { columns, rows } = BOARDS;
/** Where a tile stands on the grid, in columns and rows from the upper left. */
export const tilePlace = z
  .object({
    x: z
      .int()
      .min(0)
      .max(columns - 1),
    y: z
      .int()
      .min(0)
      .max(rows - 1),
    w: z.int().min(1).max(columns),
    h: z.int().min(1).max(BOARDS.tallest),
  })
  .refine(({ x, w }) => x + w <= columns, { path: ['w'], message: say('grid_too_narrow', { count: columns }) });
export type TilePlace = z.infer<typeof tilePlace>;

export const tileTitle = oneLine.min(1, { error: say('needs_title') });

/** What is said of a tile, but for its place. */
export const tileContent = z.object({
  title: tileTitle,
  shows: shown,
  days: boardDays.nullable().default(null).describe('Its own; null for those of the board.'),
  filter: segment.nullable().default(null).describe('Its own, in place of that of the board; null for that.'),
});
export type TileContent = z.infer<typeof tileContent>;

export const tile = tileContent.extend({ id: z.uuid(), place: tilePlace });
export type Tile = z.infer<typeof tile>;
