import { QUERY } from '@desirepath/contract/limits';
import { appError } from '../../errors/app-error.ts';
import { api } from '../../http/implement.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Ask } from '../segments/ask.ts';
import { bucketsOf } from '../segments/intervals/queries.ts';
import { cohortsOf, curveOf } from './cohorts.ts';
import { retention } from './queries.ts';

export interface RetentionDependencies {
  behaviour: Behaviour;
  ask: Ask;
}

export const createRetentionRoutes = ({ behaviour, ask }: RetentionDependencies) => ({
  cohorts: api.retention.cohorts.handler(async ({ input, context, signal }) => {
    const asked = await ask(context.caller.account.id, input);
    const { first, returning, period } = input;
    const periods = await bucketsOf(behaviour, asked.range, period, signal);
    if (periods.length > QUERY.cohorts) throw appError('too_many_points');
    const rows = await retention(behaviour, asked, { first, returning, period }, signal);
    const cohorts = cohortsOf(rows, periods.length);
    return {
      period,
      cohorts: cohorts.map((cohort, index) => ({ at: new Date(periods[index] ?? 0).toISOString(), ...cohort })),
      curve: curveOf(cohorts),
    };
  }),
});
