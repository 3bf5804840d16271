import { readAct } from '@desirepath/contract/acts';
import type { Goal } from '@desirepath/contract/goals';
import type { LiveSurvey } from '@desirepath/contract/survey-live';
import type { LiveTrigger, SurveyTrigger } from '@desirepath/contract/survey-showing';
import type { StoredSurvey } from './queries.ts';

/** @param now epoch ms */
export const isWithinDates = ({ from, until }: Pick<StoredSurvey, 'from' | 'until'>, now: number): boolean =>
  (from === null || Date.parse(from) <= now) && (until === null || now < Date.parse(until));

/** What pages are told of a survey. @param findGoal gives undefined for a goal that is gone, which nothing reaches then */
export async function toLive(
  survey: StoredSurvey,
  findGoal: (id: string) => Promise<Goal | undefined>,
): Promise<LiveSurvey> {
  const { name, triggers, targeting, quotas, from, status, site, created_at, updated_at, ...told } = survey;
  const { segment, ...where } = targeting;
  const live = await Promise.all(triggers.map((trigger) => toLiveTrigger(trigger, findGoal)));
  const known = live.filter((trigger) => trigger !== undefined);
  return {
    ...told,
    targeting: where,
    // Without triggers it would be shown at once; it waits for what cannot happen instead.
    triggers: triggers.length > 0 && known.length === 0 ? [NEVER] : known,
    asks: segment !== '',
  };
}

/** A form without a name is never told of. */
const NEVER: LiveTrigger = { type: 'form', name: '' };

async function toLiveTrigger(
  trigger: SurveyTrigger,
  findGoal: (id: string) => Promise<Goal | undefined>,
): Promise<LiveTrigger | undefined> {
  if (trigger.type !== 'goal') return trigger;
  const goal = await findGoal(trigger.goal);
  if (!goal) return undefined;
  const { type, value, filters } = readAct(goal.act);
  if (type === 'event') return { type, name: value, filters };
  if (type === 'element') return { type: 'click', selector: value };
  return type === 'page' ? { type, path: value } : { type, name: value };
}
