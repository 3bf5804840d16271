import { z } from 'zod';
import { analyst, viewer } from './access.ts';
import { dateRange, moment, oneLine, siteId } from './common.ts';

export const annotation = z.object({ id: z.uuid(), at: moment, text: z.string() });
export type Annotation = z.infer<typeof annotation>;

const text = oneLine.min(1);
const one = z.object({ id: z.uuid(), site: siteId });

/** What happened to the site itself, such as a release or a campaign: told beside its figures. */
export const annotations = {
  list: viewer
    .route({ method: 'GET', path: '/annotations', summary: 'Annotations of some days', tags: ['trends'] })
    .input(z.object({ site: siteId, ...dateRange.shape }))
    .output(z.object({ items: z.array(annotation).describe('In order.') })),
  create: analyst
    .route({ method: 'POST', path: '/annotations', successStatus: 201, summary: 'Add an annotation', tags: ['trends'] })
    .input(
      z.object({
        site: siteId,
        at: z.iso
          .datetime({ offset: true })
          .optional()
          .describe('ISO 8601, of whatever offset; now where nothing is said.'),
        text,
      }),
    )
    .output(annotation),
  remove: analyst
    .route({
      method: 'DELETE',
      path: '/annotations/{id}',
      successStatus: 204,
      summary: 'Delete an annotation',
      tags: ['trends'],
      inputStructure: 'detailed', // a body of DELETE may be dropped on its way
    })
    .input(z.object({ params: one.pick({ id: true }), query: one.pick({ site: true }) })),
};
