import { z } from 'zod';
import { analyst, viewer } from './access.ts';
import { actText, property } from './acts.ts';
import { BY_ADDRESS, moment, oneByAddress, oneLine, siteId } from './common.ts';
import { say } from './issues.ts';
import { TEXT } from './limits.ts';

/** Of a goal; or `event:<name>` for the goal that is this event, as addresses named it when there was a setting for such. */
export const goalId = z.union([
  z.uuid(),
  z
    .string()
    .max(TEXT.eventName + 6)
    .regex(/^event:./s, { message: say('not_id_of_goal') }),
]);

/** What reaching a goal is worth: nothing, the event's own value (or its property `value`), or another property of it. */
export const WORTHS = ['nothing', 'value', 'property'] as const;

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { message: say('not_currency') })
  .nullable()
  .describe('What revenue is in, ISO 4217: `EUR`. Null where that is not said, or where it is no money.');

const fields = z.object({
  name: oneLine.min(1).max(60),
  act: actText,
  worth: z.enum(WORTHS).default('nothing'),
  worth_property: property.nullable().default(null),
  currency: currency
    .default(null)
    .describe(
      'What its worth is in, ISO 4217: `EUR`. An event whose property `currency` is another one is worth nothing.',
    ),
});

export const goal = fields.extend({ id: goalId, site: siteId, created_at: moment });
export type Goal = z.infer<typeof goal>;
export type GoalFields = z.infer<typeof fields>;

const named = z.object({ id: z.uuid(), site: siteId });

/** What visitors come for. The condition `goal:<id>` stands for the sessions that reached one. */
export const goals = {
  list: viewer
    .route({ method: 'GET', path: '/goals', summary: 'Goals', tags: ['goals'] })
    .input(z.object({ site: siteId }))
    .output(
      z.object({
        items: z.array(goal).describe('By name.'),
      }),
    ),
  create: analyst
    .route({ method: 'POST', path: '/goals', successStatus: 201, summary: 'Add a goal', tags: ['goals'] })
    .input(fields.extend({ site: siteId }))
    .output(goal),
  replace: analyst
    .route({ method: 'PUT', path: '/goals/{id}', summary: 'Replace a goal', tags: ['goals'] })
    .input(named.extend(fields.shape))
    .output(goal),
  remove: analyst
    .route({
      method: 'DELETE',
      path: '/goals/{id}',
      successStatus: 204,
      summary: 'Delete a goal',
      tags: ['goals'],
      ...BY_ADDRESS,
    })
    .input(oneByAddress),
};
