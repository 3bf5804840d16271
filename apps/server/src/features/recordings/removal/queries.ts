import type { Records } from '../../../storage/records/open.ts';

const ABOUT_RECORDINGS = ['recording_marks', 'recording_tags', 'recording_watched'] as const;

/** Deletes what people said of a recording. */
export async function forgetMarks(records: Records, site: number, id: string): Promise<void> {
  for (const table of ABOUT_RECORDINGS) {
    await records.deleteFrom(table).where('site_id', '=', site).where('session_id', '=', id).execute();
  }
}
