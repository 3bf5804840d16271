import { z } from 'zod';
import { analyst, viewer } from './access.ts';
import { BY_ADDRESS, moment, oneLine, siteId } from './common.ts';
import { say } from './issues.ts';
import { CLIPS, RECORDINGS } from './limits.ts';

/** ms from the start of a recording. */
export const recordedMs = z.int().min(0).max(RECORDINGS.longest);

export const recordingClip = z.object({
  id: z.uuid(),
  name: z.string(),
  from: z.number().int().describe('ms from the start of the recording'),
  to: z.number().int(),
  author: z.string().describe('The name, or else the address, of who made it; empty once they are gone.'),
  created_at: moment,
});
export type RecordingClip = z.infer<typeof recordingClip>;

const one = z.object({ id: z.uuid().describe('The recording.'), site: siteId });

/** Stretches of a recording that have a name. A recording with a clip is exempt from retention. */
export const recordingClips = {
  list: viewer
    .route({ method: 'GET', path: '/recordings/{id}/clips', summary: 'Clips of a recording', tags: ['recordings'] })
    .input(one)
    .output(z.object({ items: z.array(recordingClip).describe('In order of their beginning.') })),
  create: analyst
    .route({
      method: 'POST',
      path: '/recordings/{id}/clips',
      successStatus: 201,
      summary: 'Name a stretch of a recording',
      tags: ['recordings'],
    })
    .input(
      one
        .extend({ name: oneLine.min(1), from: recordedMs, to: recordedMs })
        .refine(({ from, to }) => to - from >= CLIPS.shortest, { path: ['to'], message: say('clip_too_short') })
        .refine(({ from, to }) => to - from <= CLIPS.longest, {
          path: ['to'],
          message: say('clip_too_long'),
        }),
    )
    .output(recordingClip),
  remove: analyst
    .route({
      method: 'DELETE',
      path: '/recordings/{id}/clips/{clip}',
      successStatus: 204,
      summary: 'Delete a clip, with the links to it; the recording stays',
      tags: ['recordings'],
      ...BY_ADDRESS,
    })
    .input(z.object({ params: z.object({ id: z.uuid(), clip: z.uuid() }), query: z.object({ site: siteId }) })),
};
