import { z } from 'zod';
import { share, shareRaw } from './access.ts';
import { keptContents } from './assets.ts';
import { device, listOf, moment } from './common.ts';
import { recordingHole, recordingPart } from './recording-parts.ts';
import { chunksInput, replayChunk, timelineEvent } from './recordings.ts';

/** What a link shows of a recording, or of the recording that a clip is of: not whose it was, nor where they were. */
export const sharedRecordingView = z.object({
  name: z.string(),
  started_at: moment,
  duration: z.number().int().describe('ms from the first to the last recorded event'),
  clip: z
    .object({ from: z.number().int(), to: z.number().int() })
    .nullable()
    .describe('The stretch that is shown, in ms from the start; null where it is all of it.'),
  device,
  browser: z.string(),
  os: z.string(),
  timeline: z
    .array(timelineEvent)
    .describe('Within that stretch. Who the visitor is, requests and console output are left out.'),
});
export type SharedRecordingView = z.infer<typeof sharedRecordingView>;

export const sharedRecording = {
  get: share('recording', 'clip')
    .route({ method: 'GET', path: '/shared/recording', summary: 'The recording that a link shows', tags: ['shares'] })
    .output(sharedRecordingView),
  parts: share('recording', 'clip')
    .route({ method: 'GET', path: '/shared/recording/parts', summary: 'What there is to play of it', tags: ['shares'] })
    .output(z.object({ items: z.array(recordingPart), holes: z.array(recordingHole) })),
  assets: share('recording', 'clip')
    .route({
      method: 'GET',
      path: '/shared/recording/assets',
      summary: 'What it shows besides its DOM',
      tags: ['shares'],
    })
    .output(keptContents),
  chunks: shareRaw('recording', 'clip')
    .route({ method: 'GET', path: '/shared/recording/chunks', summary: 'What to play, in parts', tags: ['shares'] })
    .input(chunksInput)
    .output(listOf(replayChunk)),
};
