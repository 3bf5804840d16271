import { z } from 'zod';
import { act } from './acts.ts';
import { oneLine, wireInt } from './common.ts';
import { say } from './issues.ts';
import { FUNNELS } from './limits.ts';

/** One step: an act, under a name of its own where it has one. An optional one may be passed over. */
export const funnelStep = z.intersection(
  act,
  z.object({ name: oneLine.optional(), optional: z.boolean().default(false) }),
);
export type FunnelStep = z.infer<typeof funnelStep>;

/**
 * An act that takes whoever does it out of the funnel, if it is done after step `from` and before step `to`, both counted
 * from 1; where `to` is never reached, until the window ends.
 */
export const exclusion = z.intersection(
  act,
  z.object({ from: wireInt.min(1).optional(), to: wireInt.min(2).optional() }),
);
export type Exclusion = z.infer<typeof exclusion>;

/**
 * - `ordered`: each step later than the one before it; what else happens in between does not matter.
 * - `strict`: nothing of the kinds that the steps are of happens in between: no other page view, where steps are pages.
 * - `any`: in whatever order; the first row counts those who did one of the steps, the second those who did two of them.
 */
export const FUNNEL_ORDERS = ['ordered', 'strict', 'any'] as const;
export const FUNNEL_UNITS = ['session', 'visitor'] as const;

/** What a funnel asks, as it stands beside other fields. */
export const definitionShape = {
  steps: z
    .array(funnelStep)
    .min(FUNNELS.steps.min, { message: say('too_few_steps', { least: FUNNELS.steps.min }) })
    .max(FUNNELS.steps.max, { message: say('too_many_steps', { most: FUNNELS.steps.max }) }),
  order: z.enum(FUNNEL_ORDERS).default('ordered'),
  window_seconds: z
    .int()
    .min(1)
    .max(FUNNELS.windowSeconds, { message: say('window_too_long') })
    .default(FUNNELS.usualWindow)
    .describe('From the first step to the last.'),
  count_by: z.enum(FUNNEL_UNITS).default('session'),
  exclusions: z
    .array(exclusion)
    .max(FUNNELS.exclusions, { message: say('too_many_exclusions', { most: FUNNELS.exclusions }) })
    .default([]),
};

const definition = z.object(definitionShape);
export type FunnelDefinition = z.infer<typeof definition>;

/** What keeps a definition from making sense although each part of it does. */
export function definitionProblems({
  steps,
  order,
  exclusions,
}: FunnelDefinition): { path: string[]; message: string }[] {
  const problems: { path: string[]; message: string }[] = [];
  const refuse = (path: (string | number)[], message: string) => problems.push({ path: path.map(String), message });
  steps.forEach(({ optional }, index) => {
    if (!optional) return;
    if (order === 'any') refuse(['steps', index, 'optional'], say('optional_anyway'));
    else if (index === 0 || index === steps.length - 1) refuse(['steps', index, 'optional'], say('optional_end'));
  });
  const keys = steps.map(actKey);
  exclusions.forEach((one, index) => {
    const { from = 1, to = steps.length } = one;
    if (to > steps.length) refuse(['exclusions', index, 'to'], say('not_so_many_steps', { count: steps.length }));
    if (from >= to) refuse(['exclusions', index, 'to'], say('backward'));
    if (keys.includes(actKey(one))) refuse(['exclusions', index, 'value'], say('excludes_step'));
  });
  return problems;
}

const actKey = ({ type, value, filters }: FunnelStep | Exclusion) => JSON.stringify([type, value, filters]);

/** A shape that has a definition in it, and refuses one that makes no sense. */
export const checked = <Shape extends z.ZodType<FunnelDefinition>>(shape: Shape) =>
  shape.superRefine((given, context) => {
    for (const problem of definitionProblems(given)) context.addIssue({ code: 'custom', ...problem });
  });

export const funnelDefinition = checked(definition);
