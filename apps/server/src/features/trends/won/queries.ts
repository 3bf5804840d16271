import type { Goal } from '@desirepath/contract/goals';
import type { QueryParams } from '../../../storage/behaviour/open.ts';
import { believed, isActText, propertyText } from '../../segments/acts/queries.ts';
import { type Bind, createBinder } from '../../segments/bind.ts';
import { EVENTS_OF_SESSIONS } from '../../segments/days/queries.ts';

/** How sessions that reached a goal are told from the others, and what that was worth. */
export interface Won {
  /** Goes behind sessions of that alias; empty where nothing has to be looked up. */
  join: (sessions: string) => string;
  /** How often a session did it, and what that was worth. */
  times: string;
  worth: string;
  params: QueryParams;
}

const NOTHING: Won = { join: () => '', times: '0', worth: '0', params: {} };

/** Of sessions that a goal is asked for; nothing is read where none is. */
export function wonBy(goal: Goal | undefined): Won {
  if (!goal) return NOTHING;
  const { bind, params } = createBinder('goal');
  const reached = `
       SELECT g.session_id AS session_id, count() AS times, sum(${believed(worthOf(goal, bind))}) AS worth
       FROM events AS g
       WHERE ${EVENTS_OF_SESSIONS} AND ${isActText(goal.act, bind)}
       GROUP BY g.session_id`;
  return {
    join: (sessions) => `LEFT ANY JOIN (${reached}) AS won ON won.session_id = ${sessions}.session_id`,
    times: 'won.times',
    worth: 'won.worth',
    params,
  };
}

function worthOf(goal: Goal, bind: Bind): string {
  if (goal.worth === 'nothing') return 'toFloat64(0)';
  const said = saidWorth(goal, bind);
  if (goal.currency === null) return said;
  // Sums of several currencies are of none. What says no currency is in that of the goal.
  const currency = `upper(ifNull(${propertyText(bind('currency'))}, ''))`;
  return `if(${currency} IN ('', ${bind(goal.currency)}), ${said}, 0)`;
}

function saidWorth({ worth, worth_property }: Goal, bind: Bind): string {
  const said = (property: string) => `toFloat64OrNull(${propertyText(bind(property))})`;
  // Most sites say it as a property, as other systems want it.
  if (worth === 'value' || worth_property === null) return `coalesce(g.value, ${said('value')}, 0)`;
  return `ifNull(${said(worth_property)}, 0)`;
}
