import { z } from 'zod';
import { analyst, viewer } from './access.ts';
import { BY_ADDRESS, dateRange, moment, oneByAddress, oneLine, siteId } from './common.ts';

export const annotation = z.object({ id: z.uuid(), at: moment, text: z.string() });
export type Annotation = z.infer<typeof annotation>;

const text = oneLine.min(1);

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
      ...BY_ADDRESS,
    })
    .input(oneByAddress),
};
