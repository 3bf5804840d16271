import { partsOf } from './ids.ts';
import type { Records } from './open.ts';

/** Tables of what the team says of recordings, each with `site_id` and `session_id`. */
export const ABOUT_RECORDINGS = [
  'recording_marks',
  'recording_tags',
  'recording_watched',
  'recording_notes',
  'recording_clips',
] as const;

/** Deletes what people said of recordings, and the links to them. */
export async function forgetMarks(records: Records, site: number, ids: readonly string[]): Promise<void> {
  for (const some of partsOf(ids)) {
    for (const table of ABOUT_RECORDINGS) {
      await records.deleteFrom(table).where('site_id', '=', site).where('session_id', 'in', some).execute();
    }
    await records.deleteFrom('shares').where('site_id', '=', site).where('subject', 'in', some).execute();
  }
}
