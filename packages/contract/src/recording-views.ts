import { z } from 'zod';
import { analyst, viewer } from './access.ts';
import { BY_ADDRESS, moment, oneByAddress, oneLine, siteId } from './common.ts';
import { marksText } from './conditions.ts';
import { segment } from './segment.ts';

/** What the list of recordings can be ordered by. */
export const RECORDING_SORTS = ['relevance', 'newest', 'longest', 'active'] as const;
export type RecordingSort = (typeof RECORDING_SORTS)[number];

/** A filter and an order of the list; the days stay those that are looked at. */
export const viewFilter = z.object({
  ...segment.shape,
  marks: marksText.optional(),
  sort: z.enum(RECORDING_SORTS).optional(),
});
export type ViewFilter = z.infer<typeof viewFilter>;

export const recordingView = z.object({ id: z.uuid(), name: z.string(), filter: viewFilter, created_at: moment });
export type RecordingView = z.infer<typeof recordingView>;

const name = oneLine.min(1).max(60);
const one = z.object({ id: z.uuid(), site: siteId });

/** Named filters of a site's recordings, shared by all who may see the site. */
export const recordingViews = {
  list: viewer
    .route({ method: 'GET', path: '/recording-views', summary: 'Saved views of the recordings', tags: ['recordings'] })
    .input(z.object({ site: siteId }))
    .output(z.object({ items: z.array(recordingView).describe('By name.') })),
  create: analyst
    .route({
      method: 'POST',
      path: '/recording-views',
      successStatus: 201,
      summary: 'Save a view of the recordings',
      tags: ['recordings'],
    })
    .input(z.object({ site: siteId, name, filter: viewFilter }))
    .output(recordingView),
  update: analyst
    .route({ method: 'PATCH', path: '/recording-views/{id}', summary: 'Change a saved view', tags: ['recordings'] })
    .input(one.extend({ name: name.optional(), filter: viewFilter.optional() }))
    .output(recordingView),
  remove: analyst
    .route({
      method: 'DELETE',
      path: '/recording-views/{id}',
      successStatus: 204,
      summary: 'Delete a saved view',
      tags: ['recordings'],
      ...BY_ADDRESS,
    })
    .input(oneByAddress),
};
