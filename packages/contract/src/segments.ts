import { z } from 'zod';
import { analyst, viewer } from './access.ts';
import { BY_ADDRESS, moment, oneByAddress, oneLine, siteId } from './common.ts';
import { question, segment } from './segment.ts';

export const savedSegment = z.object({
  id: z.uuid(),
  name: z.string(),
  filter: segment.describe('The conditions; the days stay those that are looked at.'),
  created_at: moment,
});
export type SavedSegment = z.infer<typeof savedSegment>;

/** How large a segment is, and how large the whole is that it is a part of. */
export const segmentSize = z.object({
  sessions: z.number().int(),
  visitors: z.number().int(),
  all_sessions: z.number().int(),
  all_visitors: z.number().int(),
});
export type SegmentSize = z.infer<typeof segmentSize>;

const name = oneLine.min(1).max(60);
const one = z.object({ id: z.uuid(), site: siteId });

/** Named segments of a site, shared by all who may see the site. The condition `segment:<id>` stands for one. */
export const segments = {
  list: viewer
    .route({ method: 'GET', path: '/segments', summary: 'Saved segments', tags: ['segments'] })
    .input(z.object({ site: siteId }))
    .output(z.object({ items: z.array(savedSegment).describe('By name.') })),
  size: viewer
    .route({ method: 'GET', path: '/segments/size', summary: 'How large a segment is', tags: ['segments'] })
    .input(question)
    .output(segmentSize),
  create: analyst
    .route({ method: 'POST', path: '/segments', successStatus: 201, summary: 'Save a segment', tags: ['segments'] })
    .input(z.object({ site: siteId, name, filter: segment }))
    .output(savedSegment),
  update: analyst
    .route({ method: 'PATCH', path: '/segments/{id}', summary: 'Change a saved segment', tags: ['segments'] })
    .input(one.extend({ name: name.optional(), filter: segment.optional() }))
    .output(savedSegment),
  remove: analyst
    .route({
      method: 'DELETE',
      path: '/segments/{id}',
      successStatus: 204,
      summary: 'Delete a saved segment',
      tags: ['segments'],
      ...BY_ADDRESS,
    })
    .input(oneByAddress),
};
