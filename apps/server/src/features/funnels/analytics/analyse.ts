import { daysIn } from '@desirepath/contract/days';
import type { FunnelBreakdown } from '@desirepath/contract/funnel-breakdowns';
import type { FunnelDefinition } from '@desirepath/contract/funnel-definition';
import type { FunnelAnalytics, FunnelComparison } from '@desirepath/contract/funnels';
import { issue } from '@desirepath/contract/issues';
import type { Question } from '@desirepath/contract/segment';
import { appError } from '../../../errors/app-error.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Ask, Asked } from '../../segments/ask.ts';
import { fittingInterval } from '../../segments/days/fitting-interval.ts';
import { rangeBefore, rangeYearBefore } from '../../segments/days/range.ts';
import { compareRates, type Sample } from '../significance.ts';
import { figuresOf } from './figures.ts';
import { type By, stepRows } from './queries.ts';

interface Analysis extends Question {
  account: string;
  definition: FunnelDefinition;
  by?: FunnelBreakdown | undefined;
  /** Which one, where it is by a property. */
  property?: string | undefined;
  compare?: 'previous' | 'year' | 'segment' | undefined;
  /** Conditions of those to compare with. */
  against?: string | undefined;
}

interface AnalyseDependencies {
  behaviour: Behaviour;
  ask: Ask;
}

/** All that is told of a funnel. @throws AppError as Ask does */
export async function analyse(
  { behaviour, ask }: AnalyseDependencies,
  { account, definition, by, property, compare, against, ...question }: Analysis,
  signal?: AbortSignal,
): Promise<FunnelAnalytics> {
  const asked = await ask(account, question);
  const others = compare && (await otherSide(ask, account, question, asked, compare, against));
  const interval = fittingInterval(daysIn(asked.range));
  const of = async ({ range, segment }: Pick<Asked, 'range' | 'segment'>, broken?: By) =>
    figuresOf(definition, await stepRows(behaviour, { definition, range, segment, interval, by: broken }, signal));
  const both = compare === 'segment' && against ? await onBothSides(ask, account, question, against) : undefined;
  const [figures, other, shared] = await Promise.all([
    of(asked, byOf(by, property)),
    others && of(others),
    both && of(both),
  ]);
  const { from, to } = asked.range;
  const comparison: FunnelComparison | null =
    other && others
      ? {
          label: others.label,
          from: others.range.from,
          to: others.range.to,
          steps: other.steps,
          conversion: other.conversion,
          significance: compareRates(
            sampleOf(figures.steps),
            sampleOf(other.steps),
            others.named,
            // All of them are among everyone.
            compare === 'segment' ? sampleOf((shared ?? figures).steps) : undefined,
          ),
        }
      : null;
  return { from, to, interval, ...figures, comparison };
}

/** @throws AppError invalid_input where it is to be by a property and none is named */
function byOf(by: FunnelBreakdown | undefined, property: string | undefined): By | undefined {
  if (by !== 'property') return by && { column: by };
  if (property !== undefined) return { property };
  throw appError('invalid_input', { issues: [issue('property', 'needs_property')] });
}

function sampleOf(steps: FunnelAnalytics['steps']): Sample {
  return { entered: steps[0]?.count ?? 0, converted: steps.at(-1)?.count ?? 0 };
}

interface OtherSide extends Pick<Asked, 'range' | 'segment'> {
  label: string;
  /** How a sentence goes on: "lower than …". */
  named: string;
}

async function otherSide(
  ask: Ask,
  account: string,
  question: Question,
  { range, segment }: Asked,
  compare: NonNullable<Analysis['compare']>,
  against = '',
): Promise<OtherSide> {
  if (compare === 'previous')
    return { range: rangeBefore(range), segment, label: 'Days before', named: 'in the days before' };
  if (compare === 'year') return { range: rangeYearBefore(range), segment, label: 'A year ago', named: 'a year ago' };
  const { site, from, to } = question;
  const other = await ask(account, { site, from, to, where: against });
  return {
    ...other,
    label: against === '' ? 'Everyone' : 'The others',
    named: against === '' ? 'among everyone' : 'among the others',
  };
}

/** The sessions of which both segments are true. */
const onBothSides = (ask: Ask, account: string, question: Question, against: string): Promise<Asked> =>
  ask(account, { ...question, where: [question.where, against].filter(Boolean).join(';') });
