import { z } from 'zod';
import { analyst, viewer } from './access.ts';
import { dateRange, listInput, listOf, moment, oneLine, siteId, siteOfThing } from './common.ts';
import { TEXT } from './limits.ts';
import { pagePattern } from './path-groups.ts';
import { segment } from './segment.ts';

const count = z.number().int();
const share = z.number().min(0).max(1);
const ms = z.number().nullable().describe('Median, ms; null where nobody did.');

/**
 * What became of a form. All counts are of sessions, so that who begins twice is one. A submit is a success when it is the
 * last that was done in the form, or, where the form says what success is, when that followed.
 */
export const formFigures = z.object({
  views: count.describe('Sessions in which the form came into sight.'),
  starts: count.describe('Of these, entered a field.'),
  submits: count.describe('Sent it.'),
  successes: count.describe('Sent it for good.'),
  abandons: count.describe('Entered a field and did not send it.'),
  start_rate: share.describe('Starts of views.'),
  conversion: share.describe('Successes of starts.'),
  abandonment: share.describe('Abandons of starts.'),
  ms_to_first_input: ms.describe('Median ms from entering the first field to the first input.'),
  ms_to_complete: ms.describe('Median ms from entering the first field to the successful submit.'),
});
export type FormFigures = z.infer<typeof formFigures>;

/** What became of one field of a form, counted by session. */
export const fieldFigures = z.object({
  name: z
    .string()
    .describe('As the field is called in the page: its name, its id, or the selector of one that has neither.'),
  label: z.string(),
  type: z.string().describe('Type of the input as the browser understands it.'),
  element: z.string().describe('CSS selector.'),
  reached: count.describe('Sessions that entered it.'),
  filled: count.describe('Of these, left it with something in it the last time.'),
  blank: count.describe('Left it empty the last time.'),
  changed_again: count.describe('Changed it after they had left it.'),
  refills: count.describe('How often that happened, in all.'),
  corrections: count.describe('Deletions while typing, in all.'),
  after_submit: count.describe('Sessions that changed it after a submit, because that was refused.'),
  invalid: count.describe('Sessions that were shown a validation message at it.'),
  autofilled: count,
  pasted: count,
  dropped: count.describe('Sessions that gave the form up with this as the last field they entered.'),
  drop_off: share.describe('Dropped of reached.'),
  ms_inside: ms.describe('Median time in it, all stays of a session together.'),
  ms_before: ms.describe('Median hesitation: from entering it to the first input.'),
});
export type FieldFigures = z.infer<typeof fieldFigures>;

/** What happened that makes a submit a success: a page that was seen after it, or a custom event. */
export const formSuccess = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), value: pagePattern }),
  z.object({ kind: z.literal('event'), value: z.string().min(1).max(TEXT.eventName) }),
]);
export type FormSuccess = z.infer<typeof formSuccess>;

export const form = z.object({
  id: z.uuid(),
  site: siteId,
  key: z
    .string()
    .describe('What the page calls it: the name, id, label or address of the form. The same on all pages.'),
  name: z.string().describe('What the team calls it.'),
  selector: z.string().describe('CSS selector of the form as it was last seen; empty before.'),
  pages: z.array(z.string()).describe('Paths it was used on, most used first; the first twenty.'),
  success: formSuccess.nullable(),
  last_at: moment.nullable().describe('When somebody last did something in it, within the days asked for.'),
  ...formFigures.shape,
  fields: z.array(fieldFigures).describe('In the order in which they are filled in.'),
});
export type Form = z.infer<typeof form>;

/** Days may be left out: then the last thirty count. */
const asked = { ...dateRange.partial().shape, ...segment.shape };
const one = z.object({ id: z.uuid(), site: siteOfThing });
const name = oneLine.min(1);
const key = oneLine.min(1).max(TEXT.eventName);

/** Forms find themselves: those of whom something was told are listed, and named after what the page calls them. */
export const forms = {
  list: viewer
    .route({ method: 'GET', path: '/forms', summary: 'Forms of a site with their figures', tags: ['forms'] })
    .input(z.object({ site: siteId, ...asked, ...listInput.shape }))
    .output(listOf(form)),
  create: analyst
    .route({
      method: 'POST',
      path: '/forms',
      successStatus: 201,
      summary: 'Name a form, also one that nobody has seen yet',
      tags: ['forms'],
    })
    .input(
      z
        .object({
          site: siteId,
          key: key.optional(),
          selector: key.optional().describe('In place of `key`: one by which a page would find the form.'),
          name: name.optional(),
          success: formSuccess.nullable().optional(),
        })
        .refine((given) => given.key !== undefined || given.selector !== undefined, {
          message: 'Say what the page calls the form, or its selector',
          path: ['key'],
        }),
    )
    .output(form),
  get: viewer
    .route({ method: 'GET', path: '/forms/{id}', summary: 'One form with its fields', tags: ['forms'] })
    .input(one.extend(asked))
    .output(form),
  update: analyst
    .route({ method: 'PUT', path: '/forms/{id}', summary: 'Name a form, or say what its success is', tags: ['forms'] })
    .input(one.extend({ name, success: formSuccess.nullable().default(null) }))
    .output(form),
  remove: analyst
    .route({
      method: 'DELETE',
      path: '/forms/{id}',
      successStatus: 204,
      summary: 'Leave a form out of the list; what was measured stays',
      tags: ['forms'],
    })
    .input(one),
  trend: viewer
    .route({ method: 'GET', path: '/forms/{id}/trend', summary: 'One form, day by day', tags: ['forms'] })
    .input(one.extend(asked))
    .output(
      z.object({
        items: z.array(z.object({ day: z.iso.date(), views: count, starts: count, submits: count, successes: count })),
      }),
    ),
};
