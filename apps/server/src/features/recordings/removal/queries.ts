import type { Records } from '../../../storage/records/open.ts';

const ABOUT_RECORDINGS = [
  'recording_marks',
  'recording_tags',
  'recording_watched',
  'recording_notes',
  'recording_clips',
] as const;

/** Deletes what people said of a recording, and the links to it. */
export async function forgetMarks(records: Records, site: number, id: string): Promise<void> {
  for (const table of ABOUT_RECORDINGS) {
    await records.deleteFrom(table).where('site_id', '=', site).where('session_id', '=', id).execute();
  }
  await records.deleteFrom('shares').where('site_id', '=', site).where('subject', '=', id).execute();
}
