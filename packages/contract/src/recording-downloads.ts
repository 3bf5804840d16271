import { z } from 'zod';
import { analystRaw, answersFile, audited } from './access.ts';
import type { KeptContents } from './assets.ts';
import { siteId } from './common.ts';
import type { RecordingHole } from './recording-parts.ts';
import type { ReplayChunk } from './recordings.ts';
import type { SharedRecordingView } from './shared-recording.ts';

export const recordingDownloads = {
  file: analystRaw
    .meta(audited('member', 'recordings.download'))
    .meta(answersFile('application/json', 'text/html'))
    .route({
      method: 'GET',
      path: '/recordings/{id}/download',
      summary: 'A recording or one of its clips as a file: its events as JSON, or an HTML page that plays it by itself',
      tags: ['recordings'],
    })
    .input(z.object({ id: z.uuid(), site: siteId, format: z.enum(['json', 'html']), clip: z.uuid().optional() }))
    .output(z.unknown()),
};

/** What stands in such a page, for the player in it. */
export interface WatchableFile {
  view: SharedRecordingView;
  holes: RecordingHole[];
  kept: KeptContents;
  /** In the order they are played. */
  chunks: ReplayChunk[];
}
