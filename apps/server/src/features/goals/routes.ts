import { GOALS } from '@desirepath/contract/limits';
import { appError } from '../../errors/app-error.ts';
import { api } from '../../http/implement.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { isUniqueViolation } from '../../storage/records/unique-violation.ts';
import { goalsOf } from './goals.ts';
import { deleteGoal, insertGoal, selectGoals, updateGoal } from './queries.ts';

export interface GoalsDependencies {
  records: Records;
  sites: Sites;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

export function createGoalsRoutes({ records, sites, createUuid, clock }: GoalsDependencies) {
  return {
    list: api.goals.list.handler(async ({ input, context }) => {
      const site = await sites.owned(context.caller.account.id, input.site);
      return { items: await goalsOf(records, site) };
    }),
    create: api.goals.create.handler(async ({ input: { site, ...fields }, context }) => {
      await sites.owned(context.caller.account.id, site);
      if ((await selectGoals(records, site)).length >= GOALS.perSite) throw appError('too_many_goals');
      const goal = { ...fields, id: createUuid(), site_id: site, created_at: clock() };
      return insertGoal(records, goal).catch(refuseTakenName);
    }),
    replace: api.goals.replace.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      const goal = await updateGoal(records, input.site, input.id, input).catch(refuseTakenName);
      if (!goal) throw appError('goal_not_found');
      return goal;
    }),
    remove: api.goals.remove.handler(async ({ input: { params, query }, context }) => {
      await sites.owned(context.caller.account.id, query.site);
      if (!(await deleteGoal(records, query.site, params.id))) throw appError('goal_not_found');
    }),
  };
}

function refuseTakenName(error: unknown): never {
  throw isUniqueViolation(error) ? appError('goal_taken', { cause: error }) : error;
}
